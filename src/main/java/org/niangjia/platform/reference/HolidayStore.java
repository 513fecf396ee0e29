package org.niangjia.platform.reference;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.niangjia.base.Actor;
import org.niangjia.base.DayKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code reference_holiday} and {@code reference_holiday_year}. */
@Repository
class HolidayStore {
    static final String SUBJECT = "holiday";

    private final JdbcClient jdbc;
    private final Clock clock;

    HolidayStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<HolidayYear> years() {
        return jdbc.sql("""
                        SELECT year, source, entered_at, entered_name FROM reference_holiday_year ORDER BY year DESC
                        """)
                .query((row, n) -> new HolidayYear(
                        row.getInt("year"),
                        row.getString("source"),
                        row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                        row.getString("entered_name")))
                .list();
    }

    List<Holiday> days() {
        return jdbc.sql("SELECT day, kind, festival FROM reference_holiday ORDER BY day")
                .query((row, n) -> new Holiday(
                        row.getObject("day", LocalDate.class),
                        DayKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("festival")))
                .list();
    }

    /** Writes a notice over the one that was entered for the year before; its row makes two at once wait in line. */
    void replace(int year, List<Holiday> days, String source, Actor actor) {
        jdbc.sql("""
                        INSERT INTO reference_holiday_year (year, source, entered_at, entered_by, entered_name)
                        VALUES (:year, :source, :at, :by, :name)
                        ON CONFLICT (year) DO UPDATE SET source = excluded.source, entered_at = excluded.entered_at,
                            entered_by = excluded.entered_by, entered_name = excluded.entered_name
                        """)
                .param("year", year)
                .param("source", source)
                .param("at", now())
                .param("by", actor.account())
                .param("name", actor.name())
                .update();
        jdbc.sql("DELETE FROM reference_holiday WHERE year = :year")
                .param("year", year)
                .update();
        insert(year, days);
    }

    /** A December day that two notices name belongs to the later notice. */
    private void insert(int year, List<Holiday> days) {
        jdbc.sql("""
                        INSERT INTO reference_holiday (day, kind, festival, year)
                        SELECT day::date, kind, festival, :year
                        FROM unnest(:days, :kinds, :festivals) AS notice (day, kind, festival)
                        ON CONFLICT (day) DO UPDATE
                        SET kind = excluded.kind, festival = excluded.festival, year = excluded.year
                        WHERE reference_holiday.year < excluded.year
                        """)
                .param("year", year)
                .param("days", strings(days, each -> each.day().toString()))
                .param("kinds", strings(days, each -> each.kind().name().toLowerCase(Locale.ROOT)))
                .param("festivals", strings(days, Holiday::festival))
                .update();
    }

    private static String[] strings(List<Holiday> days, Function<Holiday, String> cell) {
        return days.stream().map(cell).toArray(String[]::new);
    }

    /** Takes in the bundled years that nobody has entered. New Year's days of December belong to the next notice. */
    void putMissingYears(Csv file) {
        jdbc.sql("""
                        WITH file AS (
                            SELECT day::date AS day, kind, festival,
                                extract(year FROM day::date)::int
                                    + CASE WHEN extract(month FROM day::date) = 12 THEN 1 ELSE 0 END AS year
                            FROM unnest(:days, :kinds, :festivals) AS file (day, kind, festival)),
                        entered AS (
                            INSERT INTO reference_holiday_year (year, source, entered_at, entered_name)
                            SELECT DISTINCT year, '国务院办公厅' || year || '年部分节假日安排', CAST(:at AS timestamptz), :name
                            FROM file
                            ON CONFLICT DO NOTHING
                            RETURNING year)
                        INSERT INTO reference_holiday (day, kind, festival, year)
                        SELECT day, kind, festival, year FROM file JOIN entered USING (year)
                        ON CONFLICT DO NOTHING
                        """)
                .param("days", file.column("date"))
                .param("kinds", file.column("kind"))
                .param("festivals", file.column("festival"))
                .param("at", now())
                .param("name", Actor.HOUSE.name())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
