package org.niangjia.service.mutualaid.recovery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.Decision;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.Scope;
import org.niangjia.engine.benefit.Explanation;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.QueryCodes;
import org.niangjia.engine.casework.Recorded;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.niangjia.service.mutualaid.award.ClaimComputations;
import org.niangjia.service.mutualaid.award.ClaimFacts;
import org.niangjia.service.mutualaid.award.Reviews;
import org.niangjia.service.mutualaid.claim.ClaimFile;
import org.niangjia.service.mutualaid.claim.ClaimPages;
import org.niangjia.service.mutualaid.claim.ClaimQueryPages;
import org.niangjia.service.mutualaid.claim.ClaimStandpoint;
import org.niangjia.service.mutualaid.claim.ClaimView;
import org.springframework.stereotype.Component;

/** 补发页. Who thinks that too little was paid says so; another officer tries the right figures first and decides then. */
@Component
class RecheckPages implements Pages {
    private static final String MAKE = ClaimPages.ONE + "/recheck";

    private final RecheckDesk desk;
    private final ClaimStandpoint standpoint;
    private final ClaimPages pages;
    private final ClaimQueryPages query;
    private final QueryCodes codes;
    private final ClaimFile claims;
    private final ClaimComputations computations;
    private final Reviews reviews;
    private final Cases cases;

    RecheckPages(
            RecheckDesk desk,
            ClaimStandpoint standpoint,
            ClaimPages pages,
            ClaimQueryPages query,
            QueryCodes codes,
            ClaimFile claims,
            ClaimComputations computations,
            Reviews reviews,
            Cases cases) {
        this.desk = desk;
        this.standpoint = standpoint;
        this.pages = pages;
        this.query = query;
        this.codes = codes;
        this.claims = claims;
        this.computations = computations;
        this.reviews = reviews;
        this.cases = cases;
    }

    @Override
    public void declare(Routes at) {
        at.get(MAKE, Duty.HANDLE, this::form)
                .of(ClaimPages.KIND, standpoint::look)
                .gives(Tried.class);
        at.post(MAKE, Duty.HANDLE, this::decide)
                .of(ClaimPages.KIND, standpoint::look)
                .takes(Typed.class)
                .again(this::form);
        at.post(ClaimPages.ONE + "/taking-up", Duty.HANDLE, this::takeUp)
                .of(ClaimPages.KIND, standpoint::look)
                .takes(Typed.class)
                .gives(ClaimView.class)
                .again(pages::show);
        at.post(ClaimPages.ONE + "/objection", Duty.SELF, this::object)
                .of(ClaimPages.KIND, standpoint::look)
                .takes(Typed.class)
                .gives(ClaimView.class)
                .again(pages::show);
        at.post(ClaimQueryPages.ONE + "/objection", Duty.OPEN, this::objectByCode)
                .takes(Typed.class)
                .gives(ClaimView.class)
                .again(query::show);
        at.post(ClaimPages.ONE + "/counter-objection", Duty.COUNTER, this::objectAtCounter)
                .of(ClaimPages.KIND, standpoint::look)
                .takes(Typed.class)
                .gives(ClaimView.class)
                .again(pages::show);
    }

    /**
     * 补发表单.
     *
     * @param verdict TRY, RAISE or KEEP
     * @param admitted first day in hospital, where another one is right
     * @param hospitalGrade 1 to 3, where another one is right
     * @param amounts right amounts in fen, or yuan as typed beside their codes
     */
    record Typed(
            @Nullable String verdict,
            @Nullable String text,
            @Nullable LocalDate admitted,
            @Nullable Integer hospitalGrade,
            @Nullable Map<String, Object> amounts,
            @Nullable List<String> amountCode,
            @Nullable List<String> amount) {

        String said() {
            return RecoveryActPages.clean(text);
        }
    }

    /**
     * 试算结果, in fen.
     *
     * @param missingFen what is missing; below zero where too much was paid
     */
    record Tried(long awardedFen, long missingFen, long thenFen) {}

    private Answer object(Call call) {
        Case own =
                claims.own(call.caller(), call.path("no")).orElseThrow(() -> new NotVisibleException(call.path("no")));
        Case moved = desk.object(
                own,
                call.version(),
                call.caller().person(),
                call.input(Typed.class).said());
        return pages.done(call, moved).say("mutualaid.said.objected");
    }

    /** Whoever has the code acts as the case itself. */
    private Answer objectByCode(Call call) {
        String no = call.path("no");
        Case own = claims.coded(no, codes.shown(call, no)).orElseThrow(() -> new NotVisibleException(no));
        Case moved = desk.object(
                own,
                call.version(),
                Actor.anonymous(no),
                call.input(Typed.class).said());
        return query.done(moved).say("mutualaid.said.objected");
    }

    private Answer objectAtCounter(Call call) {
        Case known = standpoint.atCounter(call);
        Case moved = desk.object(
                known,
                call.version(),
                call.scope().actor(),
                call.input(Typed.class).said());
        return pages.done(call, moved)
                .go(ClaimPages.page(known.no()) + "/receipt")
                .say("mutualaid.said.counter_objected");
    }

    private Answer takeUp(Call call) {
        Case known = standpoint.office(call);
        Case moved = desk.takeUp(
                known, call.version(), call.scope(), call.input(Typed.class).said());
        return pages.done(call, moved).say("mutualaid.said.taken_up");
    }

    private Answer form(Call call) {
        Case known = standpoint.reading(call);
        Typed in = "POST".equals(call.method())
                ? call.input(Typed.class)
                : new Typed(null, null, null, null, null, null, null);
        return page(call, known, in, new ArrayList<>());
    }

    private Answer page(Call call, Case known, Typed in, List<Refusal> wrong) {
        ClaimFacts facts = claims.facts(Scope.house(known.district()), known.district(), known.id());
        ClaimFacts right = right(facts, in, wrong);
        RecheckDesk.Tried tried = desk.tried(known, wrong.isEmpty() ? right : facts);
        long awarded = reviews.decision(known).map(Reviews.Decision::fen).orElse(0L);
        Tried sums = new Tried(awarded, tried.missingFen(), awarded + tried.missingFen());
        Map<String, Object> model = new HashMap<>();
        model.put("claim", known);
        model.put("objection", objection(known));
        model.put("facts", right);
        model.put("handed", facts);
        Scheme scheme = computations.version(facts.scheme(), facts.on());
        model.put("scheme", scheme);
        model.put("codes", ClaimFile.codes(scheme, facts));
        model.put("tried", sums);
        model.put("parts", tried.explained());
        model.put("explains", new Explanation(call.words()));
        return Answer.page("service/mutualaid/recovery/recheck.jte", sums, model);
    }

    /** What was said last about why it is too little. */
    private String objection(Case known) {
        return cases.record(known.district(), known.id()).stream()
                .filter(line -> line.outcome().equals(AidClaim.OBJECTED))
                .map(Recorded::text)
                .reduce("", (earlier, later) -> later);
    }

    private Answer decide(Call call) {
        Case known = standpoint.reading(call);
        Typed in = call.input(Typed.class);
        List<Refusal> wrong = new ArrayList<>();
        ClaimFacts facts = claims.facts(Scope.house(known.district()), known.district(), known.id());
        ClaimFacts right = right(facts, in, wrong);
        String verdict = RecoveryActPages.clean(in.verdict());
        if (verdict.equals("KEEP")) {
            Case kept = desk.keep(call.caller(), known, call.version(), facts, in.said());
            return pages.done(call, kept).say("mutualaid.said.rechecked");
        }
        if (!verdict.equals("TRY") && !verdict.equals("RAISE")) {
            wrong.add(MutualAidRefusal.VERDICT_MISSING.at("verdict"));
        }
        Decision.of(wrong).orThrow();
        if (verdict.equals("TRY")) {
            return page(call, known, in, wrong);
        }
        Case raised = desk.raise(call.caller(), known, call.version(), right, in.said());
        return pages.done(call, raised).say("mutualaid.said.rechecked");
    }

    /** As handed in, with what was typed otherwise. */
    private ClaimFacts right(ClaimFacts facts, Typed in, List<Refusal> wrong) {
        boolean typed = in.amounts() != null || in.amount() != null;
        Map<String, Long> amounts = typed
                ? ClaimFile.amounts(
                        computations.version(facts.scheme(), facts.on()),
                        wrong,
                        new ClaimFile.Typed(in.amounts(), in.amountCode(), in.amount()))
                : Map.of();
        LocalDate first = in.admitted();
        if (first != null && first.isAfter(facts.on())) {
            wrong.add(MutualAidRefusal.DISCHARGED_BEFORE.at("admitted"));
        }
        Integer grade = in.hospitalGrade();
        if (grade != null && (grade < 1 || grade > 3)) {
            wrong.add(MutualAidRefusal.GRADE_WRONG.at("hospitalGrade"));
        }
        return facts.withAmounts(amounts)
                .withStay(
                        facts.admitted() == null || first == null ? facts.admitted() : first,
                        grade == null ? facts.hospitalGrade() : grade);
    }
}
