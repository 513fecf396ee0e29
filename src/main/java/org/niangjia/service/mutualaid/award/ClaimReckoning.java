package org.niangjia.service.mutualaid.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.niangjia.base.Money;
import org.niangjia.base.Period;
import org.niangjia.base.Refusal;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.benefit.Claim;
import org.niangjia.engine.benefit.Computation;
import org.niangjia.engine.benefit.Computed;
import org.niangjia.engine.benefit.Cover;
import org.niangjia.engine.benefit.Progress;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.benefit.Stay;
import org.niangjia.engine.benefit.TimeToClaim;
import org.niangjia.engine.benefit.TraceLine;
import org.niangjia.service.mutualaid.cover.Enrolled;

/**
 * 申领核算. Pure: what a claim comes to under all covers of the claimant, one part for each plan year that a stay touches
 * (分段计算、分段补助), every module of a plan year together. Of the sums so far it asks through {@link Before}.
 */
public final class ClaimReckoning {
    private final List<Enrolled> covers;
    private final SchemeOn schemes;
    private final WorkingCalendar calendar;

    /** 方案版本: the scheme as covers that begin on a day are judged by. */
    @FunctionalInterface
    public interface SchemeOn {
        Scheme on(LocalDate coverFrom);
    }

    /** 此前累计: what earlier awards of a plan year came to. */
    @FunctionalInterface
    public interface Before {
        SumsSoFar of(int year, Scheme scheme);
    }

    /** @param covers of one person in one scheme */
    public ClaimReckoning(List<Enrolled> covers, SchemeOn schemes, WorkingCalendar calendar) {
        this.covers = List.copyOf(covers);
        this.schemes = schemes;
        this.calendar = calendar;
    }

    /**
     * 分段结果. What one plan year's part comes to.
     *
     * @param from first day of the part
     * @param on its event
     * @param enrolments the cover behind each module
     */
    public record Part(
            int year,
            int seq,
            LocalDate from,
            LocalDate on,
            int days,
            Computed computed,
            Map<String, UUID> enrolments) {

        Awarded awarded(ClaimFacts facts, LocalDate decidedOn) {
            return new Awarded(facts.person(), facts.scheme(), year, seq, on, decidedOn, computed, enrolments);
        }
    }

    List<Part> parts(ClaimFacts facts, Before before) {
        if (covers.isEmpty()) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        Optional<Stay> stay = facts.stay();
        if (stay.isEmpty()) {
            parts.add(part(facts, facts.on(), facts.claim(), before));
            return parts;
        }
        List<Stay.Part> split = stay.get().split(planYears(stay.get()), facts.amounts());
        for (Stay.Part each : split) {
            boolean found = each == found(facts, split);
            Claim claim = facts.claim(each.on(), each.amounts(), OptionalInt.of(each.days()), found);
            parts.add(part(facts, each.from(), claim, before));
        }
        return parts;
    }

    /** The part on whose days the illness was found; where nobody says, the last. */
    private static Stay.Part found(ClaimFacts facts, List<Stay.Part> split) {
        LocalDate day = facts.diagnosedOn();
        return split.stream()
                .filter(each -> day != null && day.isBefore(each.from().plusDays(each.days())))
                .findFirst()
                .orElseGet(split::getLast);
    }

    /** Plan years of the covers, and those that the stay touches where they begin on a fixed day. */
    private List<Period> planYears(Stay stay) {
        Stream<Period> ofCovers = covers.stream()
                .flatMap(each -> schemes.on(each.from()).year().periods(each.from(), each.years()).stream());
        Stream<Period> touched = Stream.of(stay.admitted(), stay.discharged())
                .map(schemes::on)
                .map(Scheme::year)
                .filter(year -> year.starts().isPresent())
                .flatMap(year -> Stream.of(year.containing(stay.admitted()), year.containing(stay.discharged())));
        return Stream.concat(ofCovers, touched).distinct().toList();
    }

    private Part part(ClaimFacts facts, LocalDate from, Claim claim, Before before) {
        List<Enrolled> holding = covers.stream()
                .filter(each -> CoveredDays.of(each, from, claim).any())
                .toList();
        List<Enrolled> asked = holding.isEmpty() ? List.of(nearest(claim.on())) : holding;
        Enrolled cover = asked.getFirst();
        Scheme scheme = schemes.on(cover.from());
        int year = yearOf(scheme, cover, claim.on());
        SumsSoFar sums = before.of(year, scheme);
        IntStream.range(cover.year(), cover.year() + cover.years())
                .filter(other -> other != year)
                .forEach(
                        other -> sums.progress().follow(before.of(other, scheme).progress()));
        Computed computed = inTime(facts, scheme, together(asked, from, claim, sums.progress()));
        Map<String, UUID> enrolments = new HashMap<>();
        asked.forEach(each -> enrolments.put(each.module(), each.id()));
        return new Part(year, sums.nextSeq(), from, claim.on(), claim.stayDays().orElse(0), computed, enrolments);
    }

    /** The plan year of an event under a cover that may run through several. */
    private static int yearOf(Scheme scheme, Enrolled cover, LocalDate on) {
        int turn = scheme.year().turn(cover.from(), on);
        return cover.year() + Math.clamp(turn, 0, cover.years() - 1);
    }

    /** The cover that ends or begins next to a day that none holds: it says in words which days it has. */
    private Enrolled nearest(LocalDate on) {
        return covers.stream()
                .min(Comparator.comparing(each -> Math.min(
                        Math.abs(java.time.temporal.ChronoUnit.DAYS.between(each.from(), on)),
                        Math.abs(java.time.temporal.ChronoUnit.DAYS.between(each.until(), on)))))
                .orElseThrow();
    }

    /** 种类. Covers that are computed at once: alike but for the module. */
    private record Alike(
            LocalDate from, LocalDate until, LocalDate firstFrom, int shares, int years, String insurance) {
        static Alike of(Enrolled one) {
            return new Alike(one.from(), one.until(), one.firstFrom(), one.shares(), one.years(), one.insurance());
        }
    }

    /** Covers that began on different days are computed one after the other, over the same sums: groups and caps hold for all. */
    private Computed together(List<Enrolled> asked, LocalDate from, Claim claim, Progress before) {
        Map<Alike, List<Enrolled>> groups = new LinkedHashMap<>();
        asked.forEach(each ->
                groups.computeIfAbsent(Alike.of(each), key -> new ArrayList<>()).add(each));
        if (groups.size() > 1 && claim.module().isPresent()) {
            String module = claim.module().get();
            groups.values()
                    .removeIf(group ->
                            group.stream().noneMatch(each -> each.module().equals(module)) && groups.size() > 1);
        }
        List<Computed> results = new ArrayList<>();
        for (List<Enrolled> group : groups.values()) {
            Computed result = one(group, from, claim, before);
            result.shares().forEach(before::add);
            result.ends().forEach(before::end);
            results.add(result);
        }
        return results.size() == 1 ? results.getFirst() : merged(results);
    }

    /** Of a stay that began before the cover or went on after it, the days within it count. */
    private Computed one(List<Enrolled> group, LocalDate from, Claim claim, Progress before) {
        Enrolled first = group.getFirst();
        Cover cover = new Cover(
                first.from(),
                group.stream().map(Enrolled::module).toList(),
                first.shares(),
                first.years(),
                Optional.of(first.firstFrom()),
                Optional.empty(),
                Optional.of(first.until()));
        CoveredDays days = CoveredDays.of(first, from, claim);
        Computed computed = new Computation(schemes.on(first.from()), calendar)
                .next(first.insured(), cover, before, days.within(claim));
        return days.noted(computed);
    }

    /** Of several: whatever is paid is paid; reasons against the others stand in the trace, as within one computation. */
    private static Computed merged(List<Computed> results) {
        List<Computed> paying =
                results.stream().filter(each -> each.refusals().isEmpty()).toList();
        if (paying.isEmpty()) {
            return refused(results.stream()
                    .flatMap(each -> each.refusals().stream())
                    .distinct()
                    .toList());
        }
        List<TraceLine> trace = new ArrayList<>();
        Map<Progress.Of, Progress.Sum> shares = new LinkedHashMap<>();
        List<String> ends = new ArrayList<>();
        long payout = 0;
        for (Computed each : results) {
            each.trace().stream().filter(line -> !line.code().equals("PAYOUT")).forEach(trace::add);
            each.refusals().forEach(why -> trace.add(new TraceLine(why.code(), "", "", Map.of(), why.args())));
            shares.putAll(each.shares());
            ends.addAll(each.ends());
            payout += each.payoutFen();
        }
        trace.add(new TraceLine(
                "PAYOUT",
                "",
                "",
                Map.of("payout", java.math.BigDecimal.valueOf(payout)),
                List.of(Money.ofFen(payout).format())));
        return new Computed(payout, trace, List.of(), shares, ends);
    }

    /** The time to claim runs for the event as a whole: from discharge, or from the settlement where the scheme says so. */
    private Computed inTime(ClaimFacts facts, Scheme scheme, Computed computed) {
        LocalDate from = scheme.deadlines().settled() ? facts.settled() : facts.on();
        TimeToClaim time = new TimeToClaim(scheme, calendar, from, facts.reimbursedOn(), facts.claimedOn());
        Optional<Refusal> late = time.late();
        if (late.isEmpty()) {
            return time.note().map(note -> noted(computed, note)).orElse(computed);
        }
        List<Refusal> all = new ArrayList<>(computed.refusals());
        all.add(late.get());
        return refused(all);
    }

    private static Computed noted(Computed computed, TraceLine note) {
        List<TraceLine> trace = new ArrayList<>(List.of(note));
        trace.addAll(computed.trace());
        return new Computed(
                computed.payoutFen(), List.copyOf(trace), computed.refusals(), computed.shares(), computed.ends());
    }

    static Computed refused(List<Refusal> reasons) {
        return new Computed(0, List.of(), List.copyOf(Objects.requireNonNull(reasons)), Map.of(), List.of());
    }
}
