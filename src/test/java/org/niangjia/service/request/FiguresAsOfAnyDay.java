package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.niangjia.Http;
import org.niangjia.TestDatabase;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.frame.Asked;
import org.niangjia.platform.frame.Figure;
import org.niangjia.platform.frame.StatisticFamily.Counted;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.store.HouseClock;
import org.niangjia.platform.store.Pollers;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@Label("任何一天的数字，以后再数也一样")
class FiguresAsOfAnyDay {
    private static final List<String> CATEGORIES = List.of("WAGES", "INJURY", "LAW", "HARDSHIP", "ADVICE");
    /** Numerators that were ever above nothing: a history in which nothing happens would prove nothing. */
    private static final Set<String> SEEN = new java.util.TreeSet<>();

    private static TestDatabase.@Nullable Copy copy;
    private static @Nullable ConfigurableApplicationContext house;

    @BeforeContainer
    static void open() {
        copy = TestDatabase.told();
        house = copy.served();
    }

    @AfterContainer
    static void close() {
        assertThat(SEEN)
                .contains(
                        "received",
                        "due",
                        "closed",
                        "on_time",
                        "completion",
                        "satisfied",
                        "reopened",
                        "hidden",
                        "changed");
        house().getBean(JdbcClient.class)
                .sql("UPDATE request_standing SET reopened = NOT reopened WHERE ended_on IS NULL")
                .update();
        assertThat(house().getBean(StandingsVerification.class).verify()).isNotEmpty();
        house().close();
        java.util.Objects.requireNonNull(copy).close();
    }

    private static ConfigurableApplicationContext house() {
        return java.util.Objects.requireNonNull(house);
    }

    /** Said, answered, not solved, answered and solved: chance alone does not bring it about every time. */
    private static final List<Integer> TAKEN_UP_AGAIN = List.of(2, 72, 82);

    /** 一天. What was counted then: for the county, the town and whoever belongs to the employer. */
    private record Day(LocalDate day, List<Counted> counted) {}

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    @Label("当天算的、以后按当天算的、从办理记录重数的，三个相同")
    void areTheSameLater(@ForAll @Size(min = 25, max = 60) List<@IntRange(max = 99_999) Integer> acts) {
        Shipyard yard = new Shipyard(house());
        Instant now = house().getBean(HouseClock.class).instant();
        List<Scope> scopes = scopes(yard);
        List<String> cases = new ArrayList<>();
        List<Day> days = new ArrayList<>();
        for (int act : Stream.concat(TAKEN_UP_AGAIN.stream(), acts.stream()).toList()) {
            act(yard, cases, act);
            if (act % 3 == 0) {
                days.add(count(yard, scopes));
                now = tomorrow(act % 5);
            }
        }
        days.add(count(yard, scopes));
        tomorrow(20);
        HistoryOfADistrict history = new HistoryOfADistrict(house().getBean(JdbcClient.class), yard.district);
        for (Day day : days) {
            for (int i = 0; i < scopes.size(); i++) {
                Counted then = day.counted().get(i);
                assertThat(figures(scopes.get(i), yard, day.day())).isEqualTo(then);
                then.all().forEach(FiguresAsOfAnyDay::see);
            }
            see(day, days.getLast());
            LocalDate first = day.day().withDayOfMonth(1);
            assertThat(recounted(statistics()
                            .count(scopes.getFirst(), new Asked(yard.district, "", first, day.day(), null))))
                    .isEqualTo(plain(history.asOf(
                            first, day.day(), house().getBean(Holidays.class).calendar())));
        }
        assertThat(now).isNotNull();
        assertThat(house().getBean(StandingsVerification.class).verify()).isEmpty();
        assertThat(house().getBean(SumsVerification.class).verify()).isEmpty();
    }

    private static void see(Figure figure) {
        Long upper = figure.numerator();
        if (upper != null && upper > 0) {
            SEEN.add(figure.statistic().code());
        }
    }

    private static void see(Day day, Day last) {
        if (!day.counted().getFirst().equals(day.counted().getLast())) {
            SEEN.add("hidden");
        }
        if (!day.counted().getFirst().equals(last.counted().getFirst())) {
            SEEN.add("changed");
        }
    }

    private static List<Scope> scopes(Shipyard yard) {
        Actor officer = Actor.officer(UUID.randomUUID(), "某干部", UUID.randomUUID(), "某县总工会·干部");
        return List.of(
                new Scope(officer, List.of(yard.district), yard.place.county.path(), Set.of()),
                new Scope(officer, List.of(yard.district), yard.town.path(), Set.of()),
                new Scope(officer, List.of(yard.district), yard.place.county.path(), Set.of(yard.yard.id())));
    }

    private static RequestStatistics statistics() {
        return house().getBean(RequestStatistics.class);
    }

    private static Counted figures(Scope scope, Shipyard yard, LocalDate day) {
        return statistics().count(scope, new Asked(yard.district, "", null, day, null));
    }

    private static Day count(Shipyard yard, List<Scope> scopes) {
        LocalDate today =
                WorkingCalendar.dayOf(house().getBean(HouseClock.class).instant());
        return new Day(
                today, scopes.stream().map(scope -> figures(scope, yard, today)).toList());
    }

    /** Time goes on to the morning of another day; whatever is due comes by itself. */
    private static Instant tomorrow(int more) {
        HouseClock clock = house().getBean(HouseClock.class);
        LocalDate day = WorkingCalendar.dayOf(clock.instant()).plusDays(1 + more);
        clock.advanceTo(day.atTime(9, 0).atZone(WorkingCalendar.ZONE).toInstant());
        house().getBean(Pollers.class).runAll();
        clock.advanceTo(clock.instant().plus(Duration.ofMinutes(1)));
        return clock.instant();
    }

    private static void act(Shipyard yard, List<String> cases, int act) {
        int kind = act / 10 % 10;
        if (kind < 4 || cases.isEmpty()) {
            Map<String, Object> body = new HashMap<>(yard.wages());
            body.put("category", CATEGORIES.get(act / 100 % CATEGORIES.size()));
            body.put("anonymous", act % 7 == 0);
            cases.add(as(yard.workerAccount).post("/api/requests", body).text("no"));
            return;
        }
        String no = cases.get(Math.max(0, cases.size() - 1 - act / 100 % 4));
        Http worker = as(yard.workerAccount);
        if (kind >= 7 && act % 2 == 0) {
            answer(yard, no);
        }
        switch (kind) {
            case 4 -> worker.post("/api/requests/" + no + "/withdrawal", Map.of("text", "不办了"));
            case 5, 6 -> answer(yard, no);
            case 7 -> {
                worker.post("/api/requests/" + no + "/revisit", Map.of("solved", false, "satisfaction", "BAD"));
                answer(yard, no);
            }
            case 8 -> worker.post("/api/requests/" + no + "/revisit", Map.of("solved", true, "satisfaction", "GOOD"));
            default -> worker.post("/api/requests/" + no + "/revisit", Map.of("solved", true));
        }
    }

    /** Whoever has it signs and answers. */
    private static void answer(Shipyard yard, String no) {
        UUID handler = house().getBean(JdbcClient.class)
                .sql("SELECT handler FROM casework_case WHERE district = ? AND no = ?")
                .param(yard.district)
                .param(no)
                .query((row, n) -> row.getObject(1, UUID.class))
                .single();
        as(handler).post("/api/requests/" + no + "/signature", Map.of());
        as(handler).post("/api/requests/" + no + "/reply", Map.of("text", "已经跟单位说了。"));
    }

    private static Http as(UUID account) {
        return Http.as(house(), account);
    }

    private static Map<String, Object> recounted(Counted counted) {
        Map<String, Object> numbers = new TreeMap<>();
        for (String code : List.of(
                "received",
                "due",
                "closed",
                "on_time",
                "completion",
                "satisfied",
                "reopened",
                "open_median",
                "open_p90")) {
            var figure = counted.get(code);
            numbers.put(code, List.of(String.valueOf(figure.numerator()), String.valueOf(figure.denominator())));
        }
        numbers.put("median", String.valueOf(counted.get("open_median").value()));
        numbers.put("p90", String.valueOf(counted.get("open_p90").value()));
        return numbers;
    }

    private static Map<String, Object> plain(HistoryOfADistrict.Recount told) {
        Map<String, Object> numbers = new TreeMap<>();
        numbers.put("received", pair(told.received(), null));
        numbers.put("due", pair(told.due(), null));
        numbers.put("closed", pair(told.ended(), null));
        numbers.put("on_time", pair(told.onTime(), told.due()));
        numbers.put("completion", pair(told.completed(), told.due()));
        numbers.put("satisfied", pair(told.good(), told.answered()));
        numbers.put("reopened", pair(told.reopened(), told.closedOnce()));
        numbers.put("open_median", pair(null, (long) told.ages().size()));
        numbers.put("open_p90", pair(null, (long) told.ages().size()));
        numbers.put("median", at(told.ages(), 0.5));
        numbers.put("p90", at(told.ages(), 0.9));
        return numbers;
    }

    private static List<String> pair(@Nullable Long upper, @Nullable Long lower) {
        return List.of(String.valueOf(upper), String.valueOf(lower));
    }

    private static String at(List<Integer> sorted, double share) {
        return sorted.isEmpty()
                ? "null"
                : String.valueOf((double) sorted.get((int) Math.ceil(share * sorted.size()) - 1));
    }
}
