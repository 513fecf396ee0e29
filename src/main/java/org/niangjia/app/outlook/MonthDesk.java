package org.niangjia.app.outlook;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.app.outlook.Locks.Lock;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.base.Scope;
import org.niangjia.platform.frame.Asked;
import org.niangjia.platform.frame.Figure;
import org.niangjia.platform.frame.StatisticFamily;
import org.niangjia.platform.frame.StatisticFamily.Counted;
import org.niangjia.platform.trail.Trail;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 月报. A county's table of a month or year: counted while it is open, as it was locked once it is. */
@Service
class MonthDesk {
    private static final int SHORTEST_REASON = 4;
    private static final int LONGEST_REASON = 200;

    private final Families families;
    private final Locks locks;
    private final Trail trail;
    private final Clock clock;

    MonthDesk(Families families, Locks locks, Trail trail, Clock clock) {
        this.families = families;
        this.locks = locks;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * 月报表.
     *
     * @param counted the figures that hold
     * @param lock who locked it, or null while it is open
     * @param history earlier locks that were opened again, newest first
     * @param differences what a count of today would give instead, where that is something else
     */
    record Table(
            ReportPeriod period,
            Counted counted,
            @Nullable Lock lock,
            List<Lock> history,
            List<Difference> differences) {}

    /** 差异. A locked figure, and the same counted now. */
    record Difference(String part, Figure locked, Figure now) {}

    Table table(int district, ReportPeriod period, java.time.LocalDate today) {
        Scope house = Scope.house(district);
        StatisticFamily family = families.requests();
        List<Lock> all = locks.of(house, district, period.code());
        Optional<Lock> lock =
                all.stream().filter(one -> one.unlockedAt() == null).findFirst();
        List<Lock> history =
                all.stream().filter(one -> one.unlockedAt() != null).toList();
        Counted now = count(district, period, today);
        if (lock.isEmpty()) {
            return new Table(period, now, null, history, List.of());
        }
        Counted locked = locks.locked(house, district, lock.get(), family.statistics());
        return new Table(period, locked, lock.get(), history, differences(locked, now));
    }

    /** The whole district as of the period's last day, or of today while it runs. Counts only: nobody's case is named. */
    private Counted count(int district, ReportPeriod period, java.time.LocalDate today) {
        java.time.LocalDate last = period.over(today) ? period.last() : today;
        Asked asked = new Asked(district, "", period.first(), last, null);
        return families.requests().count(Scope.house(district), asked);
    }

    static List<Difference> differences(Counted locked, Counted now) {
        List<Difference> differences = new ArrayList<>();
        compare("", locked.all(), now.all(), differences);
        locked.parts()
                .forEach((part, figures) ->
                        compare(part, figures, now.parts().getOrDefault(part, List.of()), differences));
        return differences;
    }

    private static void compare(String part, List<Figure> locked, List<Figure> now, List<Difference> into) {
        for (Figure then : locked) {
            now.stream()
                    .filter(figure ->
                            figure.statistic().code().equals(then.statistic().code()))
                    .filter(figure -> !Objects.equals(figure.numerator(), then.numerator())
                            || !Objects.equals(figure.denominator(), then.denominator())
                            || !Objects.equals(figure.value(), then.value()))
                    .forEach(figure -> into.add(new Difference(part, then, figure)));
        }
    }

    /** 锁定. Freezes the figures of a period that is over, with the version of each formula. */
    @Transactional
    public void lock(Scope scope, int district, ReportPeriod period, java.time.LocalDate today) {
        Decision.of(
                        period.over(today)
                                ? List.of()
                                : List.of(Refusal.of("outlook.PERIOD_RUNNING").at("period")))
                .orThrow();
        int round = locks.of(scope, district, period.code()).size() + 1;
        try {
            locks.lock(scope, district, period.code(), round, count(district, period, today), clock.instant());
        } catch (DuplicateKeyException e) {
            throw new ConflictException("outlook.LOCKED_MEANWHILE");
        }
        trail.record(scope.actor(), district, "outlook.locked", "outlook_lock", null, period.code());
    }

    /** 解锁. By a leader of the county, for a reason that stays beside the figures. */
    @Transactional
    public void unlock(Scope scope, int district, ReportPeriod period, String reason) {
        boolean told = reason.length() >= SHORTEST_REASON && reason.length() <= LONGEST_REASON;
        Decision.of(
                        told
                                ? List.of()
                                : List.of(Refusal.of("outlook.REASON_MISSING", String.valueOf(LONGEST_REASON))
                                        .at("reason")))
                .orThrow();
        if (!locks.unlock(scope, district, period.code(), reason, clock.instant())) {
            throw new ConflictException("outlook.NOT_LOCKED");
        }
        trail.record(scope.actor(), district, "outlook.unlocked", "outlook_lock", null, period.code());
    }

    static Map<String, List<Figure>> shown(Counted counted, int cell) {
        return SmallCells.parts(counted.parts(), cell);
    }
}
