package org.niangjia.service.mutualaid.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Money;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.casework.Case;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.attachment.Upload;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.niangjia.service.mutualaid.award.ClaimComputations;
import org.niangjia.service.mutualaid.award.ClaimFacts;
import org.niangjia.service.mutualaid.award.Reviews;
import org.springframework.stereotype.Component;

/** 申领决定. Every decision on a claim is a noun over POST; a refusal shows the page again with what was typed. */
@Component
class ClaimActPages implements Pages {
    private final ReviewDesk desk;
    private final ClaimantDesk claimant;
    private final ClaimStandpoint standpoint;
    private final ClaimComputations computations;
    private final Claims claims;
    private final ClaimPages pages;

    ClaimActPages(
            ReviewDesk desk,
            ClaimantDesk claimant,
            ClaimStandpoint standpoint,
            ClaimComputations computations,
            Claims claims,
            ClaimPages pages) {
        this.desk = desk;
        this.claimant = claimant;
        this.standpoint = standpoint;
        this.computations = computations;
        this.claims = claims;
        this.pages = pages;
    }

    /**
     * 申领动作. What somebody says with a decision.
     *
     * @param verdict AWARD, REFUSE or RETURN
     * @param papers codes of the papers that are missing
     * @param amounts corrected amounts in fen, or yuan as typed beside their codes
     */
    record Act(
            @Nullable String verdict,
            @Nullable String text,
            @Nullable List<String> papers,
            @Nullable Boolean may,
            @Nullable Map<String, Object> amounts,
            @Nullable List<String> amountCode,
            @Nullable List<String> amount) {

        String said() {
            return ClaimInput.clean(text);
        }
    }

    /** What a decision does. */
    private interface Deed {
        Case take(Call call, Case known, Act in);
    }

    @Override
    public void declare(Routes at) {
        office(at, "acceptance", "accepted", (call, known, in) -> desk.accept(call.scope(), known, call.version()));
        office(
                at,
                "supplement-list",
                "asked",
                (call, known, in) -> desk.ask(
                        call.scope(), known, call.version(), in.papers() == null ? List.of() : in.papers(), in.said()));
        office(at, "correction", "corrected", this::correct);
        office(at, "review", "reviewed", this::review);
        own(
                at,
                "supplement",
                "supplied",
                tie -> true,
                (call, known, in) -> claimant.supply(
                        known,
                        call.caller(),
                        call.files("files").stream()
                                .map(file -> new Upload(file.name(), file.bytes()))
                                .toList(),
                        in.said()));
        own(
                at,
                "appeal",
                "appealed",
                ClaimTie::speaks,
                (call, known, in) -> claimant.appeal(known, call.version(), call.caller(), in.said()));
        own(
                at,
                "withdrawal",
                "withdrawn",
                ClaimTie::speaks,
                (call, known, in) -> claimant.withdraw(known, call.version(), call.caller(), in.said()));
        own(
                at,
                "unit-consent",
                "unit_consent",
                ClaimTie::reads,
                (call, known, in) -> claimant.tellUnit(known, call.caller(), Boolean.TRUE.equals(in.may())));
    }

    private void office(Routes at, String path, String said, Deed deed) {
        at.post(ClaimPages.ONE + "/" + path, Duty.HANDLE, call -> {
                    Case known = standpoint.office(call);
                    return pages.done(call, deed.take(call, known, call.input(Act.class)))
                            .say("mutualaid.said." + said);
                })
                .of(ClaimPages.KIND, standpoint::look)
                .takes(Act.class)
                .gives(ClaimView.class)
                .again(pages::show);
    }

    private void own(Routes at, String path, String said, Predicate<ClaimTie> may, Deed deed) {
        at.post(ClaimPages.ONE + "/" + path, Duty.SELF, call -> {
                    Case known = standpoint.tied(call, may);
                    return pages.done(call, deed.take(call, known, call.input(Act.class)))
                            .say("mutualaid.said." + said);
                })
                .of(ClaimPages.KIND, standpoint::look)
                .takes(Act.class)
                .gives(ClaimView.class)
                .again(pages::show);
    }

    private Case review(Call call, Case known, Act in) {
        String verdict = ClaimInput.clean(in.verdict());
        if (verdict.equals("RETURN")) {
            return desk.sendBack(call.scope(), known, call.version(), in.said());
        }
        Reviews.Verdict wanted = switch (verdict) {
            case "AWARD" -> Reviews.Verdict.AWARD;
            case "REFUSE" -> Reviews.Verdict.REFUSE;
            default -> null;
        };
        return desk.review(call.caller(), known, call.version(), wanted, in.said());
    }

    /** Amounts as they stand with those that are typed anew; what changes is said in the record. */
    private Case correct(Call call, Case known, Act in) {
        if (!standpoint.reads(call.caller(), known)) {
            throw new NotVisibleException(known.no());
        }
        ClaimFacts facts = claims.get(known);
        Scheme scheme = computations.version(facts.scheme(), facts.on());
        List<Refusal> wrong = new ArrayList<>();
        Map<String, Long> typed = new ClaimAmounts(scheme, wrong).read(in.amounts(), in.amountCode(), in.amount());
        Map<String, Long> amounts = new HashMap<>(facts.amounts());
        StringBuilder changes = new StringBuilder();
        typed.forEach((code, fen) -> {
            Long before = amounts.put(code, fen);
            if (!Objects.equals(before, fen)) {
                changes.append(scheme.amounts().name(code).chinese())
                        .append(' ')
                        .append(Money.ofFen(before == null ? 0 : before).format())
                        .append(" → ")
                        .append(Money.ofFen(fen).format())
                        .append("；");
            }
        });
        if (changes.isEmpty() && wrong.isEmpty()) {
            wrong.add(MutualAidRefusal.AMOUNTS_MISSING.at("amount"));
        }
        Decision.of(wrong).orThrow();
        return desk.correct(call.scope(), known, amounts, changes.toString(), in.said());
    }
}
