package org.niangjia.service.visit;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseNumber;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.ClockFace;
import org.niangjia.engine.casework.Letters;
import org.niangjia.engine.casework.Referrals;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Versioned;
import org.niangjia.platform.reference.Holidays;
import org.springframework.stereotype.Component;

/** 走访问题页面. One finding with work to do: where it goes, what came back, how it ended. */
@Component
class FindingPages implements Pages {
    private static final String KIND = "finding";
    private static final String ONE = "/findings/{no}";

    private final FindingDesk desk;
    private final Findings findings;
    private final Visits visits;
    private final Cases cases;
    private final Letters letters;
    private final Referrals referrals;
    private final Holidays holidays;
    private final Clock clock;

    FindingPages(
            FindingDesk desk,
            Findings findings,
            Visits visits,
            Cases cases,
            Letters letters,
            Referrals referrals,
            Holidays holidays,
            Clock clock) {
        this.desk = desk;
        this.findings = findings;
        this.visits = visits;
        this.cases = cases;
        this.letters = letters;
        this.referrals = referrals;
        this.holidays = holidays;
        this.clock = clock;
    }

    /**
     * 办理表单.
     *
     * @param outcome where it goes: ANSWERED, CASE, OUTSIDE, LONG_TERM or NOTED
     * @param category what kind of case it becomes
     * @param recipient body outside
     * @param text what is said, asked for or was answered
     * @param solved whether the answer has solved it
     */
    record Decided(
            @Nullable String outcome,
            @Nullable String category,
            @Nullable String recipient,
            @Nullable String text,
            @Nullable Boolean solved) {

        String said() {
            return NewVisit.clean(text);
        }
    }

    private interface Act {
        Case take(Call call, Case known, Decided in);
    }

    @Override
    public void declare(Routes at) {
        at.get(ONE, Duty.VISIT, this::show).of(KIND, this::known).gives(View.class);
        act(at, "decision", this::decide);
        act(
                at,
                "reply",
                (call, known, in) ->
                        desk.replied(call.scope(), known, call.version(), in.said(), Boolean.TRUE.equals(in.solved())));
        act(
                at,
                "solution",
                (call, known, in) -> desk.finish(call.scope(), known, call.version(), Finding.SOLVED, in.said()));
        act(
                at,
                "explanation",
                (call, known, in) -> desk.finish(call.scope(), known, call.version(), Finding.EXPLAINED, in.said()));
    }

    private void act(Routes at, String name, Act act) {
        at.post(ONE + "/" + name, Duty.VISIT, call -> {
                    Case moved = act.take(call, known(call), call.input(Decided.class));
                    return Answer.done("/findings/" + moved.no(), view(moved)).say("visit.said." + name);
                })
                .of(KIND, this::known)
                .takes(Decided.class)
                .gives(View.class)
                .again(this::show);
    }

    /** 走访问题（供程序）. */
    record View(
            String no,
            String stage,
            String step,
            @Nullable String result,
            String theme,
            String text,
            String outcome,
            String answer,
            @Nullable String referred,
            String handler,
            @Nullable Instant dueAt,
            int version)
            implements Versioned {}

    private View view(Case known) {
        Findings.Found found = findings.ofCase(known.district(), known.id());
        return new View(
                known.no(),
                known.stage().name(),
                known.step(),
                known.result(),
                found.theme().name(),
                found.text(),
                found.outcome().name(),
                found.answer(),
                found.referredNo().isEmpty() ? null : found.referredNo(),
                known.handlerTitle(),
                found.dueAt(),
                known.version());
    }

    /** Looks only: a finding is read by the office that has it, those above, and whoever may read its visit. */
    Case known(Call call) {
        String no = call.path("no");
        int district = CaseNumber.read(no, Finding.CODE).district();
        return cases.find(call.scope(), district, no).orElseGet(() -> ofVisit(call, district, no));
    }

    private Case ofVisit(Call call, int district, String no) {
        call.scope().require(district);
        Case found = cases.findByNumber(district, no).orElseThrow(() -> new NotVisibleException(no));
        Findings.Found finding = findings.ofCase(district, found.id());
        if (visits.byId(call.scope(), district, finding.visit()).isEmpty()) {
            throw new NotVisibleException(no);
        }
        return found;
    }

    private Case decide(Call call, Case known, Decided in) {
        Outcome outcome;
        try {
            outcome = Outcome.valueOf(NewVisit.clean(in.outcome()));
        } catch (IllegalArgumentException e) {
            throw VisitRefusal.OUTCOME_MISSING.refused("outcome");
        }
        if (outcome == Outcome.OPEN) {
            throw VisitRefusal.OUTCOME_MISSING.refused("outcome");
        }
        return desk.decide(
                call.scope(),
                known,
                call.version(),
                new FindingDesk.Destination(
                        outcome, NewVisit.clean(in.category()), NewVisit.clean(in.recipient()), in.said()));
    }

    private Answer show(Call call) {
        Case known = known(call);
        Findings.Found found = findings.ofCase(known.district(), known.id());
        Visit visit = visits.byId(Scope.house(known.district()), known.district(), found.visit())
                .orElseThrow();
        Map<String, Object> model = new HashMap<>();
        model.put("known", known);
        model.put("found", found);
        model.put("visit", visit);
        model.put(
                "clock",
                known.stage().open()
                        ? ClockFace.of(found.dueAt(), clock.instant(), holidays.calendar(), call.words())
                        : ClockFace.stopped(call.words(), "visit.state." + found.state()));
        model.put("record", cases.record(known.district(), known.id()).reversed());
        model.put("letters", letters.list(known));
        model.put("mine", cases.waitsFor(call.scope(), known.district(), known.id()));
        model.put("outcomes", FindingDesk.ways(known));
        model.put("offers", referrals.offers(call.words().chinese()));
        return Answer.page("service/visit/finding.jte", view(known), model);
    }
}
