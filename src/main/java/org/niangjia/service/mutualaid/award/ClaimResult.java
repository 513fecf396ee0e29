package org.niangjia.service.mutualaid.award;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.niangjia.base.Refusal;
import org.niangjia.engine.benefit.Pay;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.benefit.TraceLine;

/** 核算结果. What a claim comes to, part by part, or every reason why not. */
public record ClaimResult(Scheme scheme, List<ClaimReckoning.Part> parts) {
    private static final Set<String> CAPS = Set.of("MODULE_CAP", "SCHEME_CAP", "CAP");
    private static final String SHEET = "benefit.SHEET_DOES_NOT_ADD_UP";

    public ClaimResult {
        parts = List.copyOf(parts);
    }

    public long fen() {
        return parts.stream().mapToLong(part -> part.computed().payoutFen()).sum();
    }

    /** Whether some part may be paid; one that comes to nothing under a gate may, and counts for the plan year. */
    public boolean payable() {
        return parts.stream().anyMatch(part -> part.computed().refusals().isEmpty());
    }

    public List<Refusal> refusals() {
        return parts.stream()
                .flatMap(part -> part.computed().refusals().stream())
                .distinct()
                .toList();
    }

    /** What is wrong with the sheet itself: mended before anything is handed in. */
    public List<Refusal> sheet() {
        return refusals().stream()
                .filter(each -> each.code().equals(SHEET))
                .map(each -> each.at("amount"))
                .toList();
    }

    public Reviews.Verdict verdict() {
        return !payable() ? Reviews.Verdict.REFUSE : fen() > 0 ? Reviews.Verdict.AWARD : Reviews.Verdict.NOTHING;
    }

    public boolean capped() {
        return parts.stream()
                .flatMap(part -> part.computed().trace().stream())
                .map(TraceLine::code)
                .anyMatch(CAPS::contains);
    }

    /** Whether some benefit is paid by days in hospital. */
    public boolean paysDays() {
        return parts.stream()
                .flatMap(part -> part.computed().shares().keySet().stream())
                .anyMatch(of -> scheme.find(of.module()).stream()
                        .flatMap(module -> module.benefits().stream())
                        .anyMatch(each -> each.code().equals(of.benefit()) && each.pay() instanceof Pay.Daily));
    }

    public List<Explained> explained() {
        return parts.stream()
                .map(part -> new Explained(
                        part.year(),
                        part.from(),
                        part.on(),
                        part.days(),
                        part.computed().payoutFen(),
                        part.computed().trace(),
                        part.computed().refusals()))
                .toList();
    }

    /** 核算说明. One plan year's part as it was decided, kept with the decision. */
    public record Explained(
            int year,
            LocalDate from,
            LocalDate on,
            int days,
            long fen,
            List<TraceLine> trace,
            List<Refusal> refusals) {}

    /** 核定: what is awarded when it is decided like this, a part that comes to nothing too, for it counts towards the sums. */
    public List<Awarded> awards(ClaimFacts facts, LocalDate decidedOn) {
        return parts.stream()
                .filter(part -> part.computed().refusals().isEmpty())
                .map(part -> part.awarded(facts, decidedOn))
                .toList();
    }
}
