package org.niangjia.engine.benefit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.niangjia.base.Bilingual;
import org.niangjia.base.Refusal;
import org.niangjia.base.WorkingCalendar;

/**
 * 互助金计算. Pure: what is due for a claim after the earlier claims of the plan year. Sums go on within the plan year (due is
 * the benefit of the sum less what was due before), so that splitting a bill never changes the total; rounding is once per
 * claim and benefit, to the nearest fen, half up.
 */
public final class Computation {
    private final Scheme scheme;
    private final WorkingCalendar calendar;

    public Computation(Scheme scheme, WorkingCalendar calendar) {
        this.scheme = scheme;
        this.calendar = calendar;
    }

    /**
     * Claims of one cover in their order, each after the ones before. A cover for several plan years has the sums of each for itself;
     * a liability that has ended stays ended, and a lump is taken once.
     */
    public List<Computed> all(Person person, Cover cover, List<Claim> claims) {
        Map<Integer, Progress> years = new HashMap<>();
        List<Computed> results = new ArrayList<>();
        for (Claim claim : claims) {
            int year = scheme.year().turn(cover.from(), claim.on());
            Progress progress = years.computeIfAbsent(year, n -> Progress.none());
            years.values().stream().filter(each -> each != progress).forEach(progress::follow);
            Computed result = next(person, cover, progress, claim);
            result.shares().forEach(progress::add);
            result.ends().forEach(progress::end);
            results.add(result);
        }
        return results;
    }

    /** The next claim of a cover. */
    public Computed next(Person person, Cover cover, Progress progress, Claim claim) {
        List<Refusal> refusals = new ArrayList<>(CoverRules.refusals(scheme, person, cover));
        List<TraceLine> notes = new ArrayList<>();
        refusals.addAll(refusals(cover, claim, notes));
        if (!refusals.isEmpty()) {
            return Computed.refused(refusals, notes);
        }
        Reckoning reckoning = new Reckoning(scheme, person, cover, progress, claim, notes);
        for (AidModule module : scheme.modules()) {
            if (claim.module().map(module.code()::equals).orElse(cover.modules().contains(module.code()))) {
                reckoning.module(module);
            }
        }
        return reckoning.result();
    }

    private List<Refusal> refusals(Cover cover, Claim claim, List<TraceLine> notes) {
        List<Refusal> reasons = new ArrayList<>();
        LocalDate last = cover.until().orElseGet(() -> scheme.year().lastDay(cover.from(), cover.years()));
        if (claim.on().isBefore(cover.from()) || claim.on().isAfter(last)) {
            reasons.add(BenefitRefusal.OUTSIDE_COVER.with(claim.on(), cover.from(), last, scheme.source()));
        }
        claim.module()
                .filter(code -> !cover.modules().contains(code))
                .ifPresent(code -> reasons.add(BenefitRefusal.MODULE_NOT_TAKEN.with(
                        scheme.find(code).map(AidModule::called).orElse(Bilingual.of(code)), scheme.source())));
        scheme.exclusions().stream()
                .filter(each -> each.cause().equals(claim.cause()))
                .forEach(each -> reasons.add(BenefitRefusal.CAUSE_EXCLUDED.with(each.called(), each.source())));
        inTime(claim, reasons, notes);
        for (Scheme.SheetCheck check : scheme.checks()) {
            addsUp(check, claim, notes).ifPresent(reasons::add);
        }
        return reasons;
    }

    private void inTime(Claim claim, List<Refusal> reasons, List<TraceLine> notes) {
        claim.claimedOn().ifPresent(day -> {
            LocalDate from = scheme.deadlines().settled() ? claim.settledOn().orElse(claim.on()) : claim.on();
            TimeToClaim time =
                    new TimeToClaim(scheme, calendar, from, claim.reimbursedOn().orElse(null), day);
            time.late().ifPresent(reasons::add);
            time.note().ifPresent(notes::add);
        });
    }

    /** Each part may be a fen off, so far it is only noted. */
    private Optional<Refusal> addsUp(Scheme.SheetCheck check, Claim claim, List<TraceLine> notes) {
        Long total = claim.amounts().get(check.total());
        List<String> given =
                check.parts().stream().filter(claim.amounts()::containsKey).toList();
        if (total == null || given.isEmpty()) {
            return Optional.empty();
        }
        long parts = given.stream().mapToLong(claim.amounts()::get).sum();
        long off = Math.abs(Math.subtractExact(total, parts));
        Bilingual names =
                Bilingual.join(given.stream().map(scheme.amounts()::name).toList(), " + ", " + ");
        Bilingual name = scheme.amounts().name(check.total());
        if (off > given.size()) {
            return Optional.of(BenefitRefusal.SHEET_DOES_NOT_ADD_UP.with(
                    name, PayRules.yuan(total), names, PayRules.yuan(parts), PayRules.yuan(off), scheme.source()));
        }
        if (off > 0) {
            notes.add(TraceLine.of("A_FEN_OFF", "", "", name, names, PayRules.yuan(off))
                    .with("amount", BigDecimal.valueOf(off)));
        }
        return Optional.empty();
    }
}
