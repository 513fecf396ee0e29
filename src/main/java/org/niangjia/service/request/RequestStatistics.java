package org.niangjia.service.request;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.frame.Asked;
import org.niangjia.platform.frame.Figure;
import org.niangjia.platform.frame.Statistic;
import org.niangjia.platform.frame.StatisticFamily;
import org.niangjia.platform.frame.Words;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.service.request.StatisticSums.Open;
import org.niangjia.service.request.StatisticSums.Sum;
import org.springframework.stereotype.Component;

/**
 * 诉求统计. What is counted of requests (practice, "Definitions"): on-time and completion rates share the denominator
 * 应办; satisfaction counts answered revisits only; the age of open ones is in working days.
 */
@Component
class RequestStatistics implements StatisticFamily {
    private final StatisticSums sums;
    private final StatisticRows rows;
    private final Categories categories;
    private final Holidays holidays;

    RequestStatistics(StatisticSums sums, StatisticRows rows, Categories categories, Holidays holidays) {
        this.sums = sums;
        this.rows = rows;
        this.categories = categories;
        this.holidays = holidays;
    }

    @Override
    public String key() {
        return "requests";
    }

    @Override
    public List<Statistic> statistics() {
        return RequestStatistic.all();
    }

    @Override
    public Counted count(Scope scope, Asked asked) {
        StatisticSums.Counts counts = sums.counts(scope, asked);
        List<Sum> counted = counts.byMonth();
        List<Open> open = counts.open();
        Map<String, List<Figure>> parts = new LinkedHashMap<>();
        for (Category category : categories.all()) {
            List<Sum> same = counted.stream()
                    .filter(row -> row.category().equals(category.code()))
                    .toList();
            List<Open> waiting = open.stream()
                    .filter(row -> row.category().equals(category.code()))
                    .toList();
            if (!same.isEmpty() || !waiting.isEmpty()) {
                parts.put(category.code(), figures(total(same), waiting, asked));
            }
        }
        List<Figure> all = new ArrayList<>(figures(total(counted), open, asked));
        all.add(hottest(counted));
        return new Counted(all, parts);
    }

    private static Sum total(List<Sum> counted) {
        return counted.stream().reduce(Sum.NONE, Sum::plus);
    }

    private List<Figure> figures(Sum sum, List<Open> open, Asked asked) {
        Ages ages = ages(open, asked);
        return List.of(
                Figure.count(RequestStatistic.RECEIVED.statistic(), sum.received()),
                Figure.count(RequestStatistic.DUE.statistic(), sum.due()),
                Figure.count(RequestStatistic.CLOSED.statistic(), sum.closed()),
                Figure.rate(RequestStatistic.ON_TIME.statistic(), sum.onTime(), sum.due()),
                Figure.rate(RequestStatistic.COMPLETION.statistic(), sum.completed(), sum.due()),
                Figure.days(RequestStatistic.OPEN_MEDIAN.statistic(), ages.cases(), ages.at(0.5)),
                Figure.days(RequestStatistic.OPEN_P90.statistic(), ages.cases(), ages.at(0.9)),
                Figure.rate(RequestStatistic.SATISFIED.statistic(), sum.good(), sum.answered()),
                Figure.rate(RequestStatistic.CONTENT.statistic(), sum.good() + sum.fair(), sum.answered()),
                Figure.rate(RequestStatistic.REOPENED.statistic(), sum.reopened(), sum.closedOnce()));
    }

    private static Figure hottest(List<Sum> counted) {
        Map<String, Long> received = counted.stream()
                .filter(row -> row.received() != 0)
                .collect(Collectors.groupingBy(Sum::category, TreeMap::new, Collectors.summingLong(Sum::received)));
        Optional<Map.Entry<String, Long>> top = received.entrySet().stream().max(Map.Entry.comparingByValue());
        return Figure.rate(
                RequestStatistic.HOT.statistic(),
                top.map(Map.Entry::getValue).orElse(0L),
                total(counted).received(),
                top.map(Map.Entry::getKey).orElse(""));
    }

    /** 在办时长. How many cases wait how many working days, the shortest first. */
    private record Ages(TreeMap<Integer, Long> byDays) {
        long cases() {
            return byDays.values().stream().mapToLong(Long::longValue).sum();
        }

        /** The least number of days that this share of the cases does not exceed. */
        @Nullable
        Double at(double share) {
            long wanted = (long) Math.ceil(share * cases());
            long seen = 0;
            for (Map.Entry<Integer, Long> entry : byDays.entrySet()) {
                seen += entry.getValue();
                if (seen >= wanted) {
                    return (double) entry.getKey();
                }
            }
            return null;
        }
    }

    private Ages ages(List<Open> open, Asked asked) {
        WorkingCalendar calendar = holidays.calendar();
        TreeMap<LocalDate, Long> since = new TreeMap<>();
        open.forEach(row -> since.merge(row.since(), row.n(), Long::sum));
        TreeMap<Integer, Long> byDays = new TreeMap<>();
        int days = 0;
        LocalDate counted = asked.asOf();
        for (Map.Entry<LocalDate, Long> entry : since.descendingMap().entrySet()) {
            days += calendar.workingDaysBetween(entry.getKey(), counted);
            counted = entry.getKey();
            byDays.merge(days, entry.getValue(), Long::sum);
        }
        return new Ages(byDays);
    }

    @Override
    public Map<YearMonth, List<Figure>> months(Scope scope, Asked asked) {
        Map<YearMonth, Sum> counted =
                sums.byMonth(scope, asked).stream().collect(Collectors.toMap(Sum::month, sum -> sum, Sum::plus));
        Map<YearMonth, List<Figure>> months = new TreeMap<>();
        YearMonth last = YearMonth.from(asked.asOf());
        for (YearMonth month = YearMonth.from(asked.first()); !month.isAfter(last); month = month.plusMonths(1)) {
            months.put(month, month(counted.getOrDefault(month, Sum.NONE)));
        }
        return months;
    }

    private static List<Figure> month(Sum sum) {
        return List.of(
                Figure.count(RequestStatistic.RECEIVED.statistic(), sum.received()),
                Figure.count(RequestStatistic.CLOSED.statistic(), sum.closed()),
                Figure.rate(RequestStatistic.ON_TIME.statistic(), sum.onTime(), sum.due()),
                Figure.rate(RequestStatistic.COMPLETION.statistic(), sum.completed(), sum.due()),
                Figure.rate(RequestStatistic.SATISFIED.statistic(), sum.good(), sum.answered()),
                Figure.rate(RequestStatistic.CONTENT.statistic(), sum.good() + sum.fair(), sum.answered()),
                Figure.rate(RequestStatistic.REOPENED.statistic(), sum.reopened(), sum.closedOnce()));
    }

    @Override
    public String partName(String part, Words words) {
        return categories.find(part).map(c -> c.name(words.chinese())).orElse(part);
    }

    @Override
    public List<Behind> behind(
            Scope scope, Asked asked, String statistic, boolean numerator, @Nullable UUID after, int limit) {
        return rows.behind(scope, asked, condition(RequestStatistic.of(statistic), numerator), after, limit);
    }

    @Override
    public List<Late> late(Scope scope, Asked asked, int most) {
        WorkingCalendar calendar = holidays.calendar();
        return rows.late(scope, asked, most, due -> calendar.workingDaysBetween(due, asked.asOf()));
    }

    @Override
    public long countLate(Scope scope, Asked asked) {
        return rows.countLate(scope, asked);
    }

    private static String condition(RequestStatistic statistic, boolean numerator) {
        return StatisticRows.is(
                switch (statistic) {
                    case RECEIVED, HOT -> "s.opened_on >= :first";
                    case DUE -> "DUE";
                    case CLOSED -> "s.ended_on >= :first";
                    case ON_TIME -> numerator ? "DUE AND s.on_time" : "DUE";
                    case COMPLETION -> numerator ? "DUE AND s.ended_on IS NOT NULL" : "DUE";
                    case OPEN_MEDIAN, OPEN_P90 -> "s.ended_on IS NULL";
                    case SATISFIED -> StatisticRows.rated(numerator ? "'GOOD'" : "'GOOD', 'FAIR', 'BAD'");
                    case CONTENT -> StatisticRows.rated(numerator ? "'GOOD', 'FAIR'" : "'GOOD', 'FAIR', 'BAD'");
                    case REOPENED ->
                        numerator ? "s.first_closed_on >= :first AND s.reopened" : "s.first_closed_on >= :first";
                });
    }
}
