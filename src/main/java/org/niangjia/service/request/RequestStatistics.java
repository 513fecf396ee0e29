package org.niangjia.service.request;

import static org.niangjia.service.request.StatisticRows.CLOSED_ONCE;
import static org.niangjia.service.request.StatisticRows.DUE;
import static org.niangjia.service.request.StatisticRows.ENDED;
import static org.niangjia.service.request.StatisticRows.ENDED_NOW;
import static org.niangjia.service.request.StatisticRows.ON_TIME;
import static org.niangjia.service.request.StatisticRows.RECEIVED;
import static org.niangjia.service.request.StatisticRows.REOPENED;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.niangjia.service.request.StatisticRows.Alike;
import org.niangjia.service.request.StatisticRows.Monthly;
import org.niangjia.service.request.StatisticRows.Rated;
import org.springframework.stereotype.Component;

/**
 * 诉求统计. What is counted of requests (practice, "Definitions"): on-time and completion rates share the denominator
 * 应办; satisfaction counts answered revisits only; the age of open ones is in working days.
 */
@Component
class RequestStatistics implements StatisticFamily {
    private final StatisticRows rows;
    private final Categories categories;
    private final Holidays holidays;

    RequestStatistics(StatisticRows rows, Categories categories, Holidays holidays) {
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
        List<Alike> alike = rows.alike(scope, asked);
        List<Rated> rated = rows.ratings(scope, asked);
        Map<String, List<Figure>> parts = new LinkedHashMap<>();
        for (Category category : categories.all()) {
            List<Alike> same = alike.stream()
                    .filter(row -> row.category().equals(category.code()))
                    .toList();
            if (!same.isEmpty()) {
                List<Rated> grades = rated.stream()
                        .filter(row -> row.category().equals(category.code()))
                        .toList();
                parts.put(category.code(), figures(same, grades, asked));
            }
        }
        List<Figure> all = new ArrayList<>(figures(alike, rated, asked));
        all.add(hottest(alike));
        return new Counted(all, parts);
    }

    private List<Figure> figures(List<Alike> alike, List<Rated> rated, Asked asked) {
        long due = sum(alike, DUE);
        Ages ages = ages(alike, asked);
        long answered = rated.stream().mapToLong(Rated::answered).sum();
        long good = rated.stream().mapToLong(Rated::good).sum();
        long fair = rated.stream().mapToLong(Rated::fair).sum();
        return List.of(
                Figure.count(RequestStatistic.RECEIVED.statistic(), sum(alike, RECEIVED)),
                Figure.count(RequestStatistic.DUE.statistic(), due),
                Figure.count(RequestStatistic.CLOSED.statistic(), sum(alike, ENDED_NOW)),
                Figure.rate(RequestStatistic.ON_TIME.statistic(), sum(alike, DUE | ON_TIME), due),
                Figure.rate(RequestStatistic.COMPLETION.statistic(), sum(alike, DUE | ENDED), due),
                Figure.days(RequestStatistic.OPEN_MEDIAN.statistic(), ages.cases(), ages.at(0.5)),
                Figure.days(RequestStatistic.OPEN_P90.statistic(), ages.cases(), ages.at(0.9)),
                Figure.rate(RequestStatistic.SATISFIED.statistic(), good, answered),
                Figure.rate(RequestStatistic.CONTENT.statistic(), good + fair, answered),
                Figure.rate(
                        RequestStatistic.REOPENED.statistic(),
                        sum(alike, CLOSED_ONCE | REOPENED),
                        sum(alike, CLOSED_ONCE)));
    }

    private static long sum(List<Alike> alike, int flags) {
        return alike.stream().filter(row -> row.is(flags)).mapToLong(Alike::n).sum();
    }

    private static Figure hottest(List<Alike> alike) {
        Map<String, Long> received = alike.stream()
                .filter(row -> row.is(RECEIVED))
                .collect(Collectors.groupingBy(Alike::category, TreeMap::new, Collectors.summingLong(Alike::n)));
        Optional<Map.Entry<String, Long>> top = received.entrySet().stream().max(Map.Entry.comparingByValue());
        return Figure.rate(
                RequestStatistic.HOT.statistic(),
                top.map(Map.Entry::getValue).orElse(0L),
                sum(alike, RECEIVED),
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

    private Ages ages(List<Alike> alike, Asked asked) {
        WorkingCalendar calendar = holidays.calendar();
        TreeMap<LocalDate, Long> since = new TreeMap<>();
        for (Alike row : alike) {
            LocalDate day = row.waitingSince();
            if (day != null) {
                since.merge(day, row.n(), Long::sum);
            }
        }
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
        List<Monthly> counted = rows.months(scope, asked);
        List<Rated> rated = rows.ratingsByMonth(scope, asked);
        Map<YearMonth, List<Figure>> months = new TreeMap<>();
        YearMonth last = YearMonth.from(asked.asOf());
        for (YearMonth month = YearMonth.from(asked.first()); !month.isAfter(last); month = month.plusMonths(1)) {
            months.put(month, month(month, counted, rated));
        }
        return months;
    }

    private static List<Figure> month(YearMonth month, List<Monthly> counted, List<Rated> rated) {
        List<Figure> figures = new ArrayList<>();
        for (RequestStatistic event : List.of(
                RequestStatistic.RECEIVED,
                RequestStatistic.CLOSED,
                RequestStatistic.ON_TIME,
                RequestStatistic.COMPLETION,
                RequestStatistic.REOPENED)) {
            Monthly found = counted.stream()
                    .filter(row -> row.month().equals(month) && row.event().equals(event.name()))
                    .findFirst()
                    .orElse(new Monthly(month, event.name(), 0, 0));
            Statistic statistic = event.statistic();
            figures.add(
                    statistic.unit() == Statistic.Unit.COUNT
                            ? Figure.count(statistic, found.n())
                            : Figure.rate(statistic, found.part(), found.n()));
        }
        List<Rated> graded =
                rated.stream().filter(row -> month.equals(row.month())).toList();
        long answered = graded.stream().mapToLong(Rated::answered).sum();
        long good = graded.stream().mapToLong(Rated::good).sum();
        long fair = graded.stream().mapToLong(Rated::fair).sum();
        figures.add(Figure.rate(RequestStatistic.SATISFIED.statistic(), good, answered));
        figures.add(Figure.rate(RequestStatistic.CONTENT.statistic(), good + fair, answered));
        figures.sort(Comparator.comparing(
                figure -> RequestStatistic.of(figure.statistic().code())));
        return figures;
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
