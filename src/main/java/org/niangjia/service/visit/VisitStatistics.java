package org.niangjia.service.visit;

import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Cases;
import org.niangjia.platform.frame.Asked;
import org.niangjia.platform.frame.Figure;
import org.niangjia.platform.frame.Statistic;
import org.niangjia.platform.frame.StatisticFamily;
import org.niangjia.platform.frame.Words;
import org.niangjia.platform.reference.Holidays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 走访统计. Visits by their day and findings by the visit on which they were found, as known at the end of a day: what was
 * entered or solved later does not count, so the figure is the same whenever it is asked for.
 */
@Component
class VisitStatistics implements StatisticFamily {
    private static final String WITHIN = """
             WHERE v.district = :district AND v.path >= :from AND v.path < :upTo AND v.path >= :path AND v.path < :end
               AND v.employer <> ALL(:own) AND v.recorded_at < :known AND v.day BETWEEN :first AND :asOf
            """;
    /** Findings as they stood then: solved, open, or ended without being solved. */
    private static final String FOUND =
            """
            (SELECT f.id, f.theme, f.text, f.at, v.day, v.no AS visit_no, v.employer_name, c.no, c.handler_title, c.step,
                    CASE WHEN f.case_id IS NULL THEN f.state = 'SOLVED'
                         ELSE COALESCE(c.closed_at < :known AND c.result = 'solved', false) END AS solved,
                    f.case_id IS NOT NULL AND COALESCE(c.closed_at >= :known, true) AS open,
                    (SELECT min(k.due_at) FROM task_view k WHERE k.district = f.district AND k.case_id = f.case_id
                        AND k.done_at IS NULL) AS due
               FROM visit_visit v JOIN visit_finding f ON f.district = v.district AND f.visit = v.id
               LEFT JOIN case_view c ON c.district = f.district AND c.id = f.case_id
            """ + WITHIN + " AND f.at < :known AND (CAST(:part AS text) IS NULL OR f.theme = :part)) AS s";

    private static final String VISITED = """
            (SELECT v.id, v.day, v.no AS visit_no, v.employer_name, v.owner_title, NOT EXISTS (SELECT 1 FROM visit_finding f
                      WHERE f.district = v.district AND f.visit = v.id AND f.at < :known) AS nothing FROM visit_visit v
            """ + WITHIN + ") AS s";

    private final JdbcClient jdbc;
    private final Holidays holidays;

    VisitStatistics(JdbcClient jdbc, Holidays holidays) {
        this.jdbc = jdbc;
        this.holidays = holidays;
    }

    @Override
    public String key() {
        return "visits";
    }

    @Override
    public List<Statistic> statistics() {
        return VisitStatistic.all();
    }

    private record Sum(String part, long found, long solved, long open) {}

    private record Visited(String part, long visits, long nothing) {}

    @Override
    public Counted count(Scope scope, Asked asked) {
        List<Sum> sums = sums(scope, asked, "theme");
        List<Visited> visited = visited(scope, asked, "''");
        Map<String, List<Figure>> parts = new LinkedHashMap<>();
        for (Theme theme : Theme.values()) {
            List<Sum> same =
                    sums.stream().filter(sum -> sum.part().equals(theme.name())).toList();
            if (!same.isEmpty()) {
                parts.put(theme.name(), found(same));
            }
        }
        return new Counted(figures(sums, visited), parts);
    }

    private static List<Figure> figures(List<Sum> sums, List<Visited> visited) {
        long visits = visited.stream().mapToLong(Visited::visits).sum();
        long nothing = visited.stream().mapToLong(Visited::nothing).sum();
        List<Figure> all = new java.util.ArrayList<>(found(sums));
        all.add(Figure.count(VisitStatistic.VISITS.statistic(), visits));
        all.add(Figure.rate(VisitStatistic.NOTHING.statistic(), nothing, visits));
        return all;
    }

    private static List<Figure> found(List<Sum> sums) {
        long found = sums.stream().mapToLong(Sum::found).sum();
        return List.of(
                Figure.count(VisitStatistic.FOUND.statistic(), found),
                Figure.rate(
                        VisitStatistic.SOLVED.statistic(),
                        sums.stream().mapToLong(Sum::solved).sum(),
                        found),
                Figure.count(
                        VisitStatistic.OPEN.statistic(),
                        sums.stream().mapToLong(Sum::open).sum()));
    }

    private List<Sum> sums(Scope scope, Asked asked, String part) {
        return bound(
                        scope,
                        asked,
                        "SELECT " + part + " AS part, count(*) AS found, count(*) FILTER (WHERE solved) AS solved,"
                                + " count(*) FILTER (WHERE open) AS open FROM " + FOUND + " GROUP BY 1")
                .query((row, n) -> new Sum(
                        row.getString("part"), row.getLong("found"), row.getLong("solved"), row.getLong("open")))
                .list();
    }

    private List<Visited> visited(Scope scope, Asked asked, String part) {
        return bound(
                        scope,
                        asked,
                        "SELECT " + part + " AS part, count(*) AS visits, count(*) FILTER (WHERE nothing) AS nothing"
                                + " FROM " + VISITED + " GROUP BY 1")
                .query((row, n) -> new Visited(row.getString("part"), row.getLong("visits"), row.getLong("nothing")))
                .list();
    }

    @Override
    public Map<YearMonth, List<Figure>> months(Scope scope, Asked asked) {
        String month = "to_char(day, 'YYYY-MM')";
        List<Sum> sums = sums(scope, asked, month);
        List<Visited> visited = visited(scope, asked, month);
        Map<YearMonth, List<Figure>> months = new TreeMap<>();
        YearMonth last = YearMonth.from(asked.asOf());
        for (YearMonth each = YearMonth.from(asked.first()); !each.isAfter(last); each = each.plusMonths(1)) {
            String name = each.toString();
            months.put(
                    each,
                    figures(
                            sums.stream().filter(sum -> sum.part().equals(name)).toList(),
                            visited.stream()
                                    .filter(one -> one.part().equals(name))
                                    .toList()));
        }
        return months;
    }

    @Override
    public String partName(String part, Words words) {
        return words.t("visit.theme." + part);
    }

    @Override
    public List<Behind> behind(
            Scope scope, Asked asked, String statistic, boolean numerator, @Nullable UUID after, int limit) {
        VisitStatistic which = VisitStatistic.of(statistic);
        boolean visits = which == VisitStatistic.VISITS || which == VisitStatistic.NOTHING;
        String condition = switch (which) {
            case FOUND, VISITS -> "true";
            case SOLVED -> numerator ? "solved" : "true";
            case OPEN -> "open";
            case NOTHING -> numerator ? "nothing" : "true";
        };
        String columns = visits
                ? "id, employer_name AS text, owner_title AS office, day, visit_no, CAST(NULL AS timestamptz) AS due FROM "
                        + VISITED
                : "id, text, COALESCE(handler_title, employer_name) AS office, day, visit_no, due FROM " + FOUND;
        return bound(
                        scope,
                        asked,
                        "SELECT " + columns + " WHERE id < :after AND " + condition + " ORDER BY id DESC LIMIT :limit")
                .param("after", after == null ? new UUID(-1, -1) : after)
                .param("limit", limit)
                .query((row, n) -> new Behind(
                        row.getObject("id", UUID.class),
                        row.getString("visit_no"),
                        VisitRules.subject(row.getString("text")),
                        row.getString("office"),
                        row.getObject("day", LocalDate.class),
                        null,
                        "/visits/" + row.getString("visit_no")))
                .list();
    }

    private static final String LATE = " WHERE open AND due < :known AND due < '9999-01-01'";

    @Override
    public List<Late> late(Scope scope, Asked asked, int most) {
        WorkingCalendar calendar = holidays.calendar();
        return bound(
                        scope,
                        asked,
                        "SELECT no, text, handler_title, step, due FROM " + FOUND + LATE
                                + " ORDER BY due, id LIMIT :limit")
                .param("limit", most)
                .query((row, n) -> {
                    LocalDate due =
                            WorkingCalendar.dayOf(row.getTimestamp("due").toInstant());
                    return new Late(
                            row.getString("no"),
                            VisitRules.subject(row.getString("text")),
                            row.getString("handler_title"),
                            due,
                            calendar.workingDaysBetween(due, asked.asOf()),
                            "casework.step.ZW." + row.getString("step"),
                            "");
                })
                .list();
    }

    @Override
    public long countLate(Scope scope, Asked asked) {
        return bound(scope, asked, "SELECT count(*) FROM " + FOUND + LATE)
                .query((row, n) -> row.getLong(1))
                .single();
    }

    private JdbcClient.StatementSpec bound(Scope scope, Asked asked, String sql) {
        return Visits.visible(scope, jdbc.sql(sql))
                .param("district", scope.require(asked.district()))
                .param("from", asked.path())
                .param("upTo", Cases.end(asked.path()))
                .param("part", asked.part(), Types.VARCHAR)
                .param("first", asked.first())
                .param("asOf", asked.asOf())
                .param("known", asked.end().atOffset(ZoneOffset.UTC));
    }
}
