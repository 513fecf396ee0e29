package org.niangjia.engine.benefit;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Refusal;
import org.niangjia.base.TimeLimit;
import org.niangjia.base.WorkingCalendar;

/**
 * 申领时限. Whether a claim comes in time: so long after the discharge or the settlement, and where the scheme has a rule for it,
 * so long after the day on which the social insurance paid at its counter (零星报销), which is later than either (practice ruling 18).
 *
 * @param from discharge or settlement, as the scheme counts
 * @param reimbursedOn day on which the reimbursement arrived, or null where the bill was settled at the hospital
 */
public record TimeToClaim(
        Scheme scheme,
        WorkingCalendar calendar,
        LocalDate from,
        @Nullable LocalDate reimbursedOn,
        LocalDate claimedOn) {

    /** Why it is too late, or nothing. */
    public Optional<Refusal> late() {
        Optional<LocalDate> over = over();
        if (over.isEmpty()) {
            return Optional.empty();
        }
        LocalDate arrived = reimbursedOn;
        Optional<Deadlines.Late> rule = scheme.deadlines().late();
        if (rule.isEmpty() || arrived == null) {
            return Optional.of(BenefitRefusal.CLAIMED_TOO_LATE.with(from, over.get(), claimedOn, scheme.source()));
        }
        LocalDate last = last(rule.get().within(), arrived);
        return claimedOn.isAfter(last)
                ? Optional.of(BenefitRefusal.CLAIMED_TOO_LATE_AFTER.with(
                        over.get(), arrived, last, claimedOn, rule.get().source()))
                : Optional.empty();
    }

    /** That it is in time by the rule for late claims alone, for the record. */
    public Optional<TraceLine> note() {
        LocalDate arrived = reimbursedOn;
        Optional<LocalDate> over = over();
        Optional<Deadlines.Late> rule = scheme.deadlines().late();
        if (arrived == null || over.isEmpty() || rule.isEmpty() || late().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(TraceLine.of(
                "LATE_IN_TIME",
                "",
                "",
                over.get().toString(),
                arrived.toString(),
                last(rule.get().within(), arrived).toString(),
                claimedOn.toString(),
                rule.get().source()));
    }

    /** The last day, where it is over. */
    private Optional<LocalDate> over() {
        return scheme.deadlines()
                .claimWithin()
                .map(within -> last(within, from))
                .filter(claimedOn::isAfter);
    }

    private LocalDate last(TimeLimit within, LocalDate day) {
        return WorkingCalendar.dayOf(
                calendar.due(within, day.atStartOfDay(WorkingCalendar.ZONE).toInstant())
                        .at());
    }
}
