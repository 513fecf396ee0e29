package org.niangjia.service.mutualaid.oversight;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.frame.Statistic;
import org.niangjia.platform.frame.Statistic.Unit;

/** 互助金统计指标. What is counted of awards, for a whole district. */
enum ClaimStatistic {
    /** 受助人数 */
    PERSONS(Unit.PEOPLE),
    /** 受助人次 */
    TIMES(Unit.TIMES),
    /** 互助金 */
    AMOUNT(Unit.YUAN),
    /** 人次均 */
    MEAN(Unit.YUAN),
    /** 受助率 */
    FREQUENCY(Unit.RATE, 2),
    /** 互助金与互助费之比 */
    RATIO(Unit.RATE),
    /** 封顶 */
    CAPPED(Unit.COUNT),
    /** 审核用时 */
    DECIDED(Unit.DAYS);

    private final Statistic statistic;

    ClaimStatistic(Unit unit) {
        this(unit, 1);
    }

    ClaimStatistic(Unit unit, int version) {
        this.statistic = new Statistic(
                "mutualaid.statistic." + name().toLowerCase(Locale.ROOT), version, unit, "statistics.small_cell");
    }

    Statistic statistic() {
        return statistic;
    }

    static List<Statistic> all() {
        return Arrays.stream(values()).map(ClaimStatistic::statistic).toList();
    }

    static ClaimStatistic of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.statistic.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotVisibleException(code));
    }
}
