package org.niangjia.service.request;

import java.util.Arrays;
import java.util.List;
import org.niangjia.platform.frame.Statistic;
import org.niangjia.platform.frame.Statistic.Unit;

/** 诉求统计指标. What is counted of requests; a changed formula takes the next version. */
enum RequestStatistic {
    /** 受理 */
    RECEIVED(Unit.COUNT),
    /** 应办 */
    DUE(Unit.COUNT),
    /** 办结 */
    CLOSED(Unit.COUNT),
    /** 按时答复率 */
    ON_TIME(Unit.RATE),
    /** 办结率 */
    COMPLETION(Unit.RATE),
    /** 在办时长（中位数） */
    OPEN_MEDIAN(Unit.DAYS),
    /** 在办时长（九成以内） */
    OPEN_P90(Unit.DAYS),
    /** 满意率 */
    SATISFIED(Unit.RATE),
    /** 满意和基本满意率 */
    CONTENT(Unit.RATE),
    /** 重办率 */
    REOPENED(Unit.RATE),
    /** 最多的一类 */
    HOT(Unit.RATE);

    private final Statistic statistic;

    RequestStatistic(Unit unit) {
        this.statistic = new Statistic(
                "request.statistic." + name().toLowerCase(java.util.Locale.ROOT), 1, unit, "statistics.small_cell");
    }

    Statistic statistic() {
        return statistic;
    }

    static List<Statistic> all() {
        return Arrays.stream(values()).map(RequestStatistic::statistic).toList();
    }

    static RequestStatistic of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.statistic.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new org.niangjia.base.NotVisibleException(code));
    }
}
