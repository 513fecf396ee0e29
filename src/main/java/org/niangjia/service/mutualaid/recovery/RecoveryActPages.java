package org.niangjia.service.mutualaid.recovery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.Scope;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.casework.Case;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.niangjia.service.mutualaid.award.ClaimComputations;
import org.niangjia.service.mutualaid.award.ClaimFacts;
import org.niangjia.service.mutualaid.award.Heirs;
import org.niangjia.service.mutualaid.claim.ClaimFile;
import org.niangjia.service.mutualaid.claim.ClaimPages;
import org.niangjia.service.mutualaid.claim.ClaimStandpoint;
import org.springframework.stereotype.Component;

/** 追回决定. Propose, confirm or give up, and hear an objection; a refusal shows the page again with what was typed. */
@Component
class RecoveryActPages implements Pages {
    private final RecoveryDesk desk;
    private final RecoveryStandpoint standpoint;
    private final RecoveryPages pages;
    private final ClaimStandpoint claimStandpoint;
    private final ClaimComputations computations;
    private final ClaimFile claims;
    private final Heirs heirs;
    private final Recoveries recoveries;

    RecoveryActPages(
            RecoveryDesk desk,
            RecoveryStandpoint standpoint,
            RecoveryPages pages,
            ClaimStandpoint claimStandpoint,
            ClaimComputations computations,
            ClaimFile claims,
            Heirs heirs,
            Recoveries recoveries) {
        this.desk = desk;
        this.standpoint = standpoint;
        this.pages = pages;
        this.claimStandpoint = claimStandpoint;
        this.computations = computations;
        this.claims = claims;
        this.heirs = heirs;
        this.recoveries = recoveries;
    }

    @Override
    public void declare(Routes at) {
        String make = ClaimPages.ONE + "/recovery";
        at.get(make, Duty.HANDLE, this::form).of(ClaimPages.KIND, claimStandpoint::look);
        at.post(make, Duty.HANDLE, this::propose)
                .of(ClaimPages.KIND, claimStandpoint::look)
                .takes(Proposed.class)
                .gives(RecoverySight.View.class)
                .again(this::form);
        act(at, "confirmation", this::confirm);
        act(at, "dropping", this::drop);
        act(at, "hearing", this::hear);
    }

    private void act(Routes at, String path, java.util.function.Function<Call, Answer> deed) {
        at.post(RecoveryPages.ONE + "/" + path, Duty.HANDLE, deed::apply)
                .of(RecoveryPages.KIND, standpoint::look)
                .takes(Proposed.class)
                .gives(RecoverySight.View.class)
                .again(pages::show);
    }

    /**
     * 追回表单.
     *
     * @param found SAMPLE, APPEAL, SHEET or HAND
     * @param nothingDue nothing at all was due
     * @param amounts right amounts in fen, or yuan as typed beside their codes
     * @param heir ids of heirs, beside them what each agreed to pay back, in yuan
     * @param verdict of a hearing: UPHOLD, CHANGE or CANCEL
     */
    record Proposed(
            @Nullable String found,
            @Nullable String text,
            @Nullable Boolean nothingDue,
            @Nullable Map<String, Object> amounts,
            @Nullable List<String> amountCode,
            @Nullable List<String> amount,
            @Nullable List<UUID> heir,
            @Nullable List<String> agreed,
            @Nullable LocalDate agreedOn,
            @Nullable String verdict) {

        String said() {
            return clean(text);
        }
    }

    /** The claim of an office that has it and may decide; others see that there is nothing here for them. */
    private Case claim(Call call) {
        Case known = claimStandpoint.office(call);
        boolean works = known.path().equals(call.scope().office())
                && call.caller().worn().role() != PostRole.CASHIER;
        if (!works) {
            throw new NotVisibleException(known.no());
        }
        return known;
    }

    private Answer form(Call call) {
        Case known = claim(call);
        Scope house = Scope.house(known.district());
        ClaimFacts facts = claims.facts(Scope.house(known.district()), known.district(), known.id());
        Map<String, Object> model = new HashMap<>();
        model.put("claim", known);
        model.put("found", call.query("found").orElse(""));
        model.put("facts", facts);
        model.put("scheme", computations.version(facts.scheme(), facts.on()));
        model.put("heirs", heirs.of(house, known.district(), facts.person()));
        model.put("earlier", recoveries.ofClaim(house, known.district(), known.id()));
        return Answer.page("service/mutualaid/recovery/recovery_form.jte", null, model);
    }

    private Answer propose(Call call) {
        Case known = claim(call);
        Proposed in = call.input(Proposed.class);
        List<Refusal> wrong = new ArrayList<>();
        Overpayment.Change change = change(known, in, wrong);
        Map<UUID, Long> agreed = agreed(in, wrong);
        Decision.of(wrong).orThrow();
        Recovery made = desk.propose(
                call.caller(), known, new RecoveryDesk.Wanted(found(in), in.said(), change, agreed, in.agreedOn()));
        RecoverySight sight = standpoint.sight(call, new RecoveryStandpoint.Stand(made, known, false, false));
        return Answer.created(RecoveryPages.page(made.no()), sight.view()).say("mutualaid.said.recovery_proposed");
    }

    private static Recovery.@Nullable Found found(Proposed in) {
        return Arrays.stream(Recovery.Found.values())
                .filter(each -> each.name().equals(clean(in.found())))
                .findFirst()
                .orElse(null);
    }

    /** Only what differs from what was handed in. */
    private Overpayment.Change change(Case known, Proposed in, List<Refusal> wrong) {
        if (Boolean.TRUE.equals(in.nothingDue())) {
            return new Overpayment.Change(true, Map.of());
        }
        ClaimFacts facts = claims.facts(Scope.house(known.district()), known.district(), known.id());
        Scheme scheme = computations.version(facts.scheme(), facts.on());
        Map<String, Long> typed =
                ClaimFile.amounts(scheme, wrong, new ClaimFile.Typed(in.amounts(), in.amountCode(), in.amount()));
        Map<String, Long> amounts = new HashMap<>();
        typed.forEach((code, fen) -> {
            if (!fen.equals(facts.amounts().get(code))) {
                amounts.put(code, fen);
            }
        });
        return new Overpayment.Change(false, amounts);
    }

    private static Map<UUID, Long> agreed(Proposed in, List<Refusal> wrong) {
        Map<UUID, Long> agreed = new HashMap<>();
        List<UUID> heirs = in.heir() == null ? List.of() : in.heir();
        List<String> sums = in.agreed() == null ? List.of() : in.agreed();
        for (int i = 0; i < Math.min(heirs.size(), sums.size()); i++) {
            String typed = clean(sums.get(i));
            if (!typed.isEmpty()) {
                agreed.put(heirs.get(i), fen(typed, "agreed", wrong));
            }
        }
        return agreed;
    }

    static String clean(@Nullable String text) {
        return text == null ? "" : text.replace("\0", "").strip();
    }

    /** Yuan as typed, above zero. */
    static long fen(String typed, String field, List<Refusal> wrong) {
        try {
            long fen = org.niangjia.base.Money.ofYuan(typed).fen();
            if (fen > 0) {
                return fen;
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // said below
        }
        wrong.add(MutualAidRefusal.FUND_AMOUNT_WRONG.at(field));
        return 0;
    }

    private Answer confirm(Call call) {
        desk.confirm(call.caller(), standpoint.office(call));
        return pages.done(call, "recovery_confirmed");
    }

    private Answer drop(Call call) {
        desk.drop(
                call.caller(),
                standpoint.office(call),
                call.input(Proposed.class).said());
        return pages.done(call, "recovery_dropped");
    }

    private Answer hear(Call call) {
        RecoveryStandpoint.Stand stand = standpoint.get(call);
        Recovery known = standpoint.office(call);
        Proposed in = call.input(Proposed.class);
        List<Refusal> wrong = new ArrayList<>();
        Overpayment.Change change = switch (clean(in.verdict())) {
            case "UPHOLD" -> null;
            case "CANCEL" -> Overpayment.Change.NONE;
            case "CHANGE" -> change(stand.claim(), in, wrong);
            default -> {
                wrong.add(MutualAidRefusal.VERDICT_MISSING.at("verdict"));
                yield null;
            }
        };
        Decision.of(wrong).orThrow();
        desk.hear(call.caller(), known, change, in.said());
        return pages.done(call, "recovery_heard");
    }
}
