package org.niangjia.service.mutualaid.oversight;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.frame.Statistic;
import org.niangjia.platform.frame.Statistic.Unit;

/** 参保统计指标. What is counted of enrolments. */
enum EnrolmentStatistic {
    /** 参保人数 */
    PEOPLE(Unit.PEOPLE, 2),
    /** 参保项次 */
    TIMES(Unit.TIMES),
    /** 参保单位 */
    UNITS(Unit.FIRMS),
    /** 参保率 */
    SHARE(Unit.RATE),
    /** 互助费 */
    FEES(Unit.YUAN);

    private final Statistic statistic;

    EnrolmentStatistic(Unit unit) {
        this(unit, 1);
    }

    EnrolmentStatistic(Unit unit, int version) {
        this.statistic = new Statistic(
                "mutualaid.enrolled." + name().toLowerCase(Locale.ROOT), version, unit, "statistics.small_cell");
    }

    Statistic statistic() {
        return statistic;
    }

    static List<Statistic> all() {
        return Arrays.stream(values()).map(EnrolmentStatistic::statistic).toList();
    }

    static EnrolmentStatistic of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.statistic.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotVisibleException(code));
    }
}
