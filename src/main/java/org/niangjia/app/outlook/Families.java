package org.niangjia.app.outlook;

import java.util.List;
import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.frame.Statistic;
import org.niangjia.platform.frame.StatisticFamily;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** 登记的统计口径. What the modules have registered to be counted. */
@Component
class Families {
    private final ObjectProvider<StatisticFamily> families;

    Families(ObjectProvider<StatisticFamily> families) {
        this.families = families;
    }

    List<StatisticFamily> all() {
        return families.orderedStream().toList();
    }

    StatisticFamily get(String key) {
        return all().stream()
                .filter(family -> family.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new NotVisibleException(key));
    }

    /** The family of requests: what the board, the tables and the weekly sheet are about. */
    StatisticFamily requests() {
        return get("requests");
    }

    static Statistic statistic(StatisticFamily family, String code) {
        return family.statistics().stream()
                .filter(statistic -> statistic.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotVisibleException(code));
    }
}
