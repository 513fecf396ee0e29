package org.niangjia.service.visit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.frame.Statistic;
import org.niangjia.platform.frame.Statistic.Unit;

/** 走访统计指标. What is counted of visits; never how many one officer or town has made beside another. */
enum VisitStatistic {
    /** 发现问题 */
    FOUND(Unit.MATTERS),
    /** 解决率 */
    SOLVED(Unit.RATE),
    /** 在办问题 */
    OPEN(Unit.MATTERS),
    /** 走访 */
    VISITS(Unit.TIMES),
    /** 没有发现问题的走访 */
    NOTHING(Unit.RATE);

    private final Statistic statistic;

    VisitStatistic(Unit unit) {
        this.statistic =
                new Statistic("visit.statistic." + name().toLowerCase(Locale.ROOT), 1, unit, "statistics.small_cell");
    }

    Statistic statistic() {
        return statistic;
    }

    static List<Statistic> all() {
        return Arrays.stream(values()).map(VisitStatistic::statistic).toList();
    }

    static VisitStatistic of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.statistic.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotVisibleException(code));
    }
}
