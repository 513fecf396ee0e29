package org.niangjia.platform.frame;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;

/**
 * 统计口径. What a module counts, and how: within a Scope, a subtree and a period, as of any day. A figure as of a day is
 * the same whenever it is asked for. Registered as a bean; the outlook shows all of them.
 */
public interface StatisticFamily {

    /** Name in addresses, such as {@code requests}. */
    String key();

    List<Statistic> statistics();

    /** All figures and their breakdown, in a few queries. */
    Counted count(Scope scope, Asked asked);

    /** Month by month, each month's own: what came, fell due and ended in it, as known on the last day asked for. */
    Map<YearMonth, List<Figure>> months(Scope scope, Asked asked);

    /** What a part of the breakdown is called. */
    String partName(String part, Words words);

    /** The cases that a figure counts, newest first: those of its numerator or all of its denominator. */
    List<Behind> behind(Scope scope, Asked asked, String statistic, boolean numerator, @Nullable UUID after, int limit);

    /** 统计结果. Figures of the whole, and of each part that has any case, in the order of the module. */
    record Counted(List<Figure> all, Map<String, List<Figure>> parts) {
        public Figure get(String code) {
            return all.stream()
                    .filter(figure -> figure.statistic().code().equals(code))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** 统计明细. One case behind a figure. */
    record Behind(
            UUID id,
            String no,
            String subject,
            String office,
            LocalDate openedOn,
            @Nullable LocalDate dueOn,
            String link) {}

    /** Cases whose first limit has passed without an answer, the longest late first: what a leader reads on Monday. */
    List<Late> late(Scope scope, Asked asked, int most);

    /** How many those are. */
    long countLate(Scope scope, Asked asked);

    /**
     * 超期明细. A case that is late, and where it stands.
     *
     * @param step words key of the step at which it waits
     * @param said what the office last wrote down about it, or empty
     */
    record Late(String no, String subject, String office, LocalDate dueOn, int workingDays, String step, String said) {}
}
