package org.niangjia.service.visit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.platform.reference.Region;
import org.niangjia.platform.reference.Regions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 走访报告. What a campaign has found, per theme and place: solved, long-term, outside, open. A city's leader reads its
 * counties, a county's its towns; each place shows itself, none is ranked.
 */
@Component
class CampaignReport {
    private final JdbcClient jdbc;
    private final Regions regions;

    CampaignReport(JdbcClient jdbc, Regions regions) {
        this.jdbc = jdbc;
        this.regions = regions;
    }

    /**
     * 报告数. Visits and findings of one place, or of all.
     *
     * @param units different units visited
     * @param nothing visits that found nothing, valid as all others
     * @param workers workers who took part in talks
     */
    record Visited(long visits, long units, long nothing, long workers) {
        private Visited plus(Visited other) {
            return new Visited(
                    visits + other.visits, units + other.units, nothing + other.nothing, workers + other.workers);
        }
    }

    /** 问题数. How many findings there are, how many are solved, and which way the others went. */
    record Tally(long found, long solved, Map<Outcome, Long> open, Map<Outcome, Long> all, long ended) {
        static Tally of(List<Row> rows) {
            Map<Outcome, Long> open = new EnumMap<>(Outcome.class);
            Map<Outcome, Long> all = new EnumMap<>(Outcome.class);
            long solved = 0;
            long ended = 0;
            for (Row row : rows) {
                all.merge(row.outcome(), row.n(), Long::sum);
                switch (row.state()) {
                    case OPEN -> open.merge(row.outcome(), row.n(), Long::sum);
                    case SOLVED -> solved += row.n();
                    case ENDED -> ended += row.n();
                }
            }
            return new Tally(rows.stream().mapToLong(Row::n).sum(), solved, open, all, ended);
        }

        long open(Outcome outcome) {
            return open.getOrDefault(outcome, 0L);
        }

        long all(Outcome outcome) {
            return all.getOrDefault(outcome, 0L);
        }
    }

    /** 一处. A county or a town. */
    record Line(long place, String name, Visited visited, Tally tally) {}

    /** 全部. */
    record Report(Visited visited, Tally tally, Map<Theme, Tally> themes, List<Line> places, List<Matter> matters) {}

    /** 未了事项. A finding that is not solved yet, as leaders read it. */
    record Matter(String unit, String town, Theme theme, String text, Outcome outcome, String visitNo, String no) {}

    record Row(long place, Theme theme, Outcome outcome, Findings.State state, long n) {}

    private record At(long place, Visited visited) {}

    /** As far as this Scope sees. */
    Report of(Scope scope, Campaign campaign, int mostMatters) {
        boolean wide = campaign.district() % 100 == 0;
        List<Row> rows = rows(scope, campaign, wide);
        List<At> visits = visits(scope, campaign, wide);
        Map<Theme, Tally> themes = new EnumMap<>(Theme.class);
        for (Theme theme : Theme.values()) {
            themes.put(
                    theme,
                    Tally.of(rows.stream().filter(row -> row.theme() == theme).toList()));
        }
        Map<Long, Visited> byPlace = new TreeMap<>();
        visits.forEach(at -> byPlace.put(at.place(), at.visited()));
        List<Line> places = new ArrayList<>();
        byPlace.forEach((place, visited) -> places.add(new Line(
                place,
                regions.find(place).map(Region::name).orElse(String.valueOf(place)),
                visited,
                Tally.of(rows.stream().filter(row -> row.place() == place).toList()))));
        Visited all = byPlace.values().stream().reduce(new Visited(0, 0, 0, 0), Visited::plus);
        return new Report(all, Tally.of(rows), themes, places, matters(scope, campaign, mostMatters));
    }

    private List<Row> rows(Scope scope, Campaign campaign, boolean wide) {
        return bound(scope, campaign, """
                SELECT CASE WHEN :wide THEN district ELSE town END AS place, theme, outcome, state, count(*) AS n
                  FROM visit_finding WHERE district = ANY(:districts) AND campaign = :campaign AND
                """ + Visits.VISIBLE + " GROUP BY 1, 2, 3, 4")
                .param("wide", wide)
                .query((row, n) -> new Row(
                        row.getLong("place"),
                        Theme.valueOf(row.getString("theme")),
                        Outcome.valueOf(row.getString("outcome")),
                        Findings.State.valueOf(row.getString("state")),
                        row.getLong("n")))
                .list();
    }

    private List<At> visits(Scope scope, Campaign campaign, boolean wide) {
        return bound(scope, campaign, """
                SELECT CASE WHEN :wide THEN district ELSE town END AS place, count(*) AS visits,
                       count(DISTINCT employer) AS units, sum(workers) AS workers, count(*) FILTER (WHERE found = 0) AS nothing
                  FROM visit_visit
                 WHERE district = ANY(:districts) AND campaign = :campaign AND recorded_at IS NOT NULL AND
                """ + Visits.VISIBLE + " GROUP BY 1")
                .param("wide", wide)
                .query((row, n) -> new At(
                        row.getLong("place"),
                        new Visited(
                                row.getLong("visits"),
                                row.getLong("units"),
                                row.getLong("nothing"),
                                row.getLong("workers"))))
                .list();
    }

    /** What leaders have to know of: undecided, long-term and outside, by theme, oldest first. */
    private List<Matter> matters(Scope scope, Campaign campaign, int most) {
        return bound(scope, campaign, """
                SELECT v.employer_name, f.town, v.no AS visit_no, f.theme, f.text, f.outcome, c.no
                  FROM (SELECT * FROM visit_finding
                         WHERE district = ANY(:districts) AND campaign = :campaign AND state = 'OPEN'
                           AND outcome IN ('OPEN', 'OUTSIDE', 'LONG_TERM') AND case_id IS NOT NULL AND
                """ + Visits.VISIBLE + """
                         ORDER BY theme, at, id LIMIT :most) AS f
                  JOIN visit_visit v ON v.district = f.district AND v.id = f.visit
                  JOIN case_view c ON c.district = f.district AND c.id = f.case_id
                 ORDER BY f.theme, f.at, f.id
                """)
                .param("most", most)
                .query((row, n) -> new Matter(
                        row.getString("employer_name"),
                        place(row.getLong("town")),
                        Theme.valueOf(row.getString("theme")),
                        row.getString("text"),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getString("visit_no"),
                        name(row.getString("no"))))
                .list();
    }

    private static String name(@Nullable String no) {
        return no == null ? "" : no;
    }

    private String place(long town) {
        return regions.find(town).map(Region::name).orElse("");
    }

    private JdbcClient.StatementSpec bound(Scope scope, Campaign campaign, String sql) {
        return Visits.visible(scope, jdbc.sql(sql))
                .param("districts", scope.districtArray())
                .param("campaign", campaign.id());
    }
}
