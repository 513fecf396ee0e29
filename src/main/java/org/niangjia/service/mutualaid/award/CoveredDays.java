package org.niangjia.service.mutualaid.award;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.niangjia.engine.benefit.Claim;
import org.niangjia.engine.benefit.Computed;
import org.niangjia.engine.benefit.TraceLine;
import org.niangjia.service.mutualaid.cover.Enrolled;

/**
 * 保障期内的天数. How many days of a stay a cover holds: of one that began before the cover or went on after it, the amounts count by
 * those days.
 *
 * @param last last day in hospital, or the day of the event
 * @param days of the stay; 0 for an event of one day
 * @param held of them within the cover; for an event of one day 1 or 0
 */
record CoveredDays(LocalDate until, LocalDate from, LocalDate last, int days, int held) {
    static CoveredDays of(Enrolled cover, LocalDate from, Claim claim) {
        int days = claim.stayDays().orElse(0);
        LocalDate last = days == 0 ? claim.on() : from.plusDays(days - 1L);
        LocalDate begins = cover.from().isAfter(from) ? cover.from() : from;
        LocalDate ends = cover.until().isBefore(last) ? cover.until() : last;
        int held = (int) Math.max(0, ChronoUnit.DAYS.between(begins, ends) + 1);
        return new CoveredDays(cover.until(), cover.from(), last, days, held);
    }

    boolean any() {
        return held > 0;
    }

    private boolean partly() {
        return held > 0 && held < days;
    }

    /** What counts of a claim: its event is within the cover when days of it are, and else on the last day in hospital. */
    Claim within(Claim claim) {
        if (days == 0) {
            return claim;
        }
        int counted = held == 0 ? days : held;
        LocalDate end = held == 0 ? last : until;
        Map<String, Long> amounts = new TreeMap<>();
        claim.amounts().forEach((name, fen) -> amounts.put(name, Math.multiplyExact(fen, (long) counted) / days));
        return new Claim(
                claim.on().isAfter(end) ? end : claim.on(),
                Map.copyOf(amounts),
                OptionalInt.of(counted),
                claim.diagnoses(),
                claim.hospitalGrade(),
                claim.cause(),
                claim.module(),
                claim.settledOn(),
                claim.claimedOn(),
                claim.diagnosedOn(),
                claim.reimbursedOn());
    }

    /** Says which days counted. */
    Computed noted(Computed computed) {
        if (!partly() || !computed.refusals().isEmpty()) {
            return computed;
        }
        List<TraceLine> trace = new ArrayList<>();
        trace.add(new TraceLine(
                "COVERED_DAYS",
                "",
                "",
                Map.of(),
                List.of(String.valueOf(days), String.valueOf(held), from.toString(), until.toString())));
        trace.addAll(computed.trace());
        return new Computed(
                computed.payoutFen(), List.copyOf(trace), computed.refusals(), computed.shares(), computed.ends());
    }
}
