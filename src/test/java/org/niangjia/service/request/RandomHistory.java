package org.niangjia.service.request;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.frame.Asked;
import org.niangjia.service.request.StatisticSums.Open;
import org.niangjia.service.request.StatisticSums.Sum;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 随机的统计台账. Cases with a made-up past, and the plain count of them: one row after the other, without any sum. */
final class RandomHistory {
    static final LocalDate BEGIN = LocalDate.of(2025, 11, 20);
    static final int DAYS = 130;
    static final UUID ME = new UUID(7, 7);
    static final List<UUID> EMPLOYERS = List.of(new UUID(1, 1), new UUID(2, 2));
    static final List<String> PATHS = List.of("1/2/", "1/2/A/", "1/2/A/U/", "1/2/B/");
    static final List<String> CATEGORIES = List.of("LAW", "WAGES");

    private final Random random;
    private final int district;
    private final List<Row> rows = new ArrayList<>();
    private final List<Grade> grades = new ArrayList<>();

    /** 一行. What was counted of a case from then until then. */
    private record Row(UUID id, Instant since, Instant until, Place place, Dates dates) {}

    private record Place(
            String path,
            String category,
            @Nullable UUID employer,
            boolean secret,
            @Nullable UUID withheld) {
        boolean within(String path) {
            return this.path.startsWith(path);
        }

        boolean shown(List<UUID> own, UUID me) {
            return !(secret && employer != null && own.contains(employer)) && !me.equals(withheld);
        }
    }

    private record Dates(
            LocalDate opened,
            @Nullable LocalDate due,
            boolean onTime,
            @Nullable LocalDate ended,
            @Nullable LocalDate firstClosed,
            boolean withdrawn,
            boolean reopened) {}

    private record Grade(UUID id, Instant at, Place place, String grade) {}

    RandomHistory(Random random, int district) {
        this.random = random;
        this.district = district;
        int cases = 20 + random.nextInt(40);
        for (int i = 0; i < cases; i++) {
            tell(new UUID(district, i));
        }
    }

    private void tell(UUID id) {
        Instant since =
                BEGIN.atStartOfDay(WorkingCalendar.ZONE).toInstant().plusSeconds(random.nextLong(DAYS * 86_400L));
        LocalDate opened = WorkingCalendar.dayOf(since);
        LocalDate due = random.nextInt(9) == 0 ? null : opened.plusDays(random.nextInt(40));
        Dates dates = new Dates(opened, due, false, null, null, false, false);
        Place place = place();
        int changes = random.nextInt(4);
        for (int i = 0; i <= changes; i++) {
            Instant until = i == changes ? Instant.MAX : since.plusSeconds(1 + random.nextLong(50 * 86_400L));
            rows.add(new Row(id, since, until, place, dates));
            if (i < changes) {
                dates = change(dates, WorkingCalendar.dayOf(until));
                place = random.nextInt(3) == 0 ? place() : place;
                since = until;
            }
        }
        if (random.nextBoolean()) {
            String grade = List.of("GOOD", "FAIR", "BAD").get(random.nextInt(3));
            grades.add(new Grade(id, since.plusSeconds(random.nextLong(9 * 86_400L)), place, grade));
        }
    }

    private Dates change(Dates was, LocalDate today) {
        boolean open = was.ended() == null;
        LocalDate ended = open && random.nextInt(3) > 0 ? today : null;
        boolean withdrawn = ended != null && random.nextInt(4) == 0;
        return new Dates(
                was.opened(),
                random.nextInt(8) == 0 && was.due() != null ? was.due().plusDays(random.nextInt(9)) : was.due(),
                was.onTime() || random.nextInt(3) == 0,
                ended,
                was.firstClosed() == null && !withdrawn ? ended : was.firstClosed(),
                withdrawn,
                was.reopened() || !open);
    }

    private Place place() {
        return new Place(
                PATHS.get(random.nextInt(PATHS.size())),
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                random.nextInt(3) == 0 ? null : EMPLOYERS.get(random.nextInt(2)),
                random.nextBoolean(),
                random.nextInt(6) == 0 ? ME : null);
    }

    void write(JdbcClient jdbc) {
        for (Row row : rows) {
            boolean stands = row.until().equals(Instant.MAX);
            jdbc.sql("INSERT INTO request_" + (stands ? "standing" : "formerly") + " (" + (stands ? "" : "until_at, ")
                            + """
                            district, case_id, since, path, category, employer, confidential, withheld, opened_on,
                            first_due_on, answered_on, on_time, ended_on, first_closed_on, withdrawn, reopened) VALUES (
                            """
                            + (stands ? "" : "CAST(:until AS timestamptz), ") + """
                            :district, :id, :since, :path, :category, :employer::uuid, :secret, :withheld::uuid, :opened,
                            :due::date, :answered::date, :onTime, :ended::date, :closed::date, :withdrawn, :reopened)""")
                    .param("until", stands ? null : row.until().atOffset(ZoneOffset.UTC))
                    .param("district", district)
                    .param("id", row.id())
                    .param("since", row.since().atOffset(ZoneOffset.UTC))
                    .param("path", row.place().path())
                    .param("category", row.place().category())
                    .param("employer", row.place().employer())
                    .param("secret", row.place().secret())
                    .param("withheld", row.place().withheld())
                    .param("opened", row.dates().opened())
                    .param("due", row.dates().due())
                    .param("answered", row.dates().onTime() ? row.dates().opened() : null)
                    .param("onTime", row.dates().onTime())
                    .param("ended", row.dates().ended())
                    .param("closed", row.dates().firstClosed())
                    .param("withdrawn", row.dates().withdrawn())
                    .param("reopened", row.dates().reopened())
                    .update();
        }
        for (Grade grade : grades) {
            jdbc.sql("""
                    INSERT INTO request_rating (district, case_id, round, at, solved, satisfaction, path, category, employer,
                        confidential, withheld)
                    VALUES (:district, :id, 1, :at, true, :grade, :path, :category, :employer::uuid, :secret, :withheld::uuid)
                    """)
                    .param("district", district)
                    .param("id", grade.id())
                    .param("at", grade.at().atOffset(ZoneOffset.UTC))
                    .param("grade", grade.grade())
                    .param("path", grade.place().path())
                    .param("category", grade.place().category())
                    .param("employer", grade.place().employer())
                    .param("secret", grade.place().secret())
                    .param("withheld", grade.place().withheld())
                    .update();
        }
    }

    private record Cell(String category, YearMonth month) {}

    /** The plain count by category and month, in that order; what comes to nothing is left out. */
    List<Sum> recount(Asked asked, String path, List<UUID> own, UUID me) {
        Map<String, Sum> sums = new TreeMap<>();
        for (Row row : holding(asked, path, own, me)) {
            Dates is = row.dates();
            String category = row.place().category();
            add(sums, asked, category, is.opened(), 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
            LocalDate ended = is.ended();
            boolean early = is.withdrawn() && ended != null && is.due() != null && !ended.isAfter(is.due());
            int late = ended == null ? 0 : 1;
            add(sums, asked, category, early ? null : is.due(), 0, 1, is.onTime() ? 1 : 0, late, 0, 0, 0, 0, 0, 0);
            add(sums, asked, category, is.ended(), 0, 0, 0, 0, 1, 0, 0, 0, 0, 0);
            add(sums, asked, category, is.firstClosed(), 0, 0, 0, 0, 0, 1, is.reopened() ? 1 : 0, 0, 0, 0);
        }
        for (Grade one : grades) {
            if (one.at().isBefore(asked.end()) && counts(one.place(), asked, path, own, me)) {
                int good = one.grade().equals("GOOD") ? 1 : 0;
                int fair = one.grade().equals("FAIR") ? 1 : 0;
                LocalDate day = WorkingCalendar.dayOf(one.at());
                add(sums, asked, one.place().category(), day, 0, 0, 0, 0, 0, 0, 0, 1, good, fair);
            }
        }
        return List.copyOf(sums.values());
    }

    private static void add(Map<String, Sum> sums, Asked asked, String category, @Nullable LocalDate day, long... n) {
        if (day != null && !day.isBefore(asked.first()) && !day.isAfter(asked.asOf())) {
            YearMonth month = YearMonth.from(day);
            Sum one = new Sum(category, month, n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9]);
            sums.merge(category + month, one, Sum::plus);
        }
    }

    List<Open> open(Asked asked, String path, List<UUID> own, UUID me) {
        Map<String, Open> open = new TreeMap<>();
        for (Row row : holding(asked, path, own, me)) {
            if (row.dates().ended() == null) {
                Open one = new Open(row.place().category(), row.dates().opened(), 1);
                open.merge(
                        one.category() + one.since(), one, (a, b) -> new Open(a.category(), a.since(), a.n() + b.n()));
            }
        }
        return List.copyOf(open.values());
    }

    private List<Row> holding(Asked asked, String path, List<UUID> own, UUID me) {
        return rows.stream()
                .filter(row -> row.since().isBefore(asked.end()) && !row.until().isBefore(asked.end()))
                .filter(row -> counts(row.place(), asked, path, own, me))
                .toList();
    }

    private static boolean counts(Place place, Asked asked, String path, List<UUID> own, UUID me) {
        return place.within(asked.path())
                && place.within(path)
                && (asked.part() == null || place.category().equals(asked.part()))
                && place.shown(own, me);
    }
}
