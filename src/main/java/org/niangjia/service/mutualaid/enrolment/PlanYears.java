package org.niangjia.service.mutualaid.enrolment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.niangjia.base.Period;
import org.niangjia.engine.benefit.PlanYear;
import org.niangjia.engine.benefit.Scheme;

/** 可参保年度. Pure: which plan years somebody may take part in today, and until when. */
final class PlanYears {
    private PlanYears() {}

    /**
     * 可参保.
     *
     * @param year in which the plan year begins
     * @param addition only new hires of a unit that takes part already
     * @param closes last day on which it may be handed in
     */
    record Offer(int year, boolean addition, LocalDate closes) {}

    /** Those of today; where a scheme has no days for it, the plan year that runs. */
    static List<Offer> of(Scheme scheme, LocalDate today) {
        PlanYear plan = scheme.year();
        List<Offer> offers = new ArrayList<>();
        Period running = plan.containing(today);
        int year = running.from().getYear();
        if (plan.window().isEmpty()) {
            offers.add(new Offer(year, false, end(running)));
        } else {
            for (int each = year + 1; each >= year; each--) {
                Period window = plan.window().get().of(each);
                if (window.contains(today)) {
                    offers.add(new Offer(each, false, end(window)));
                }
            }
        }
        if (plan.additions() && today.isBefore(end(running))) {
            offers.add(new Offer(year, true, end(running)));
        }
        return offers;
    }

    private static LocalDate end(Period period) {
        return java.util.Objects.requireNonNull(period.to());
    }

    static Optional<Offer> find(Scheme scheme, LocalDate today, int year, boolean addition) {
        return of(scheme, today).stream()
                .filter(offer -> offer.year() == year && offer.addition() == addition)
                .findFirst();
    }

    /** The days of a plan year's window in words; empty where a scheme has none. */
    static String window(Scheme scheme, int year) {
        return scheme.year()
                .window()
                .map(window -> window.of(year))
                .map(period -> period.from() + " – " + period.to())
                .orElse("");
    }
}
