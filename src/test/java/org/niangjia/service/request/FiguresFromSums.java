package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.niangjia.TestDatabase;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.frame.Asked;
import org.niangjia.platform.store.TestPartitions;
import org.niangjia.service.request.StatisticSums.Open;
import org.niangjia.service.request.StatisticSums.Sum;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

@Label("按月汇总的统计，和一件一件数的一样")
class FiguresFromSums {
    private static final AtomicInteger DISTRICT = new AtomicInteger(330901);
    private static final LocalDate END = RandomHistory.BEGIN.plusDays(RandomHistory.DAYS + 90);

    private static TestDatabase.@Nullable Copy copy;
    private static @Nullable JdbcClient jdbc;
    private static @Nullable StatisticSums sums;
    private static @Nullable StatisticFolding folding;
    private static @Nullable SumsVerification verification;

    @BeforeContainer
    static void open() throws SQLException {
        copy = TestDatabase.copy();
        for (String table : List.of("formerly", "rating")) {
            copy.asOwner(
                    "ALTER TABLE request_" + table + " DROP CONSTRAINT request_" + table + "_district_case_id_fkey");
        }
        var connections = copy.connections();
        jdbc = JdbcClient.create(connections);
        sums = new StatisticSums(jdbc);
        Clock clock = Clock.fixed(END.atTime(9, 0).toInstant(ZoneOffset.ofHours(8)), WorkingCalendar.ZONE);
        folding = new StatisticFolding(jdbc, sums, new JdbcTransactionManager(connections), clock);
        verification = new SumsVerification(jdbc, sums, TestPartitions.of(jdbc, clock));
    }

    @AfterContainer
    static void close() {
        Objects.requireNonNull(copy).close();
    }

    private static int district(RandomHistory[] told, long seed) {
        int district = DISTRICT.incrementAndGet();
        told[0] = new RandomHistory(new Random(seed), district);
        told[0].write(Objects.requireNonNull(jdbc));
        return district;
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    @Label("任何一段、任何一天、任何范围，汇总到哪个月都是同一个数；重数核对没有差异")
    void areTheSameAsCountingEachCase(@ForAll long seed) {
        RandomHistory[] told = new RandomHistory[1];
        int district = district(told, seed);
        Random random = new Random(seed + 1);
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 25; i++) {
                compare(told[0], district, random);
            }
            Objects.requireNonNull(folding)
                    .foldUpTo(district, RandomHistory.BEGIN.plusDays((round + 1) * 50L + random.nextInt(20)));
            assertThat(Objects.requireNonNull(verification).different(district)).isEmpty();
        }
    }

    private static void compare(RandomHistory told, int district, Random random) {
        LocalDate asOf = RandomHistory.BEGIN.plusDays(random.nextInt(RandomHistory.DAYS + 60) - 5);
        LocalDate from = random.nextInt(3) == 0 ? null : asOf.minusDays(random.nextInt(120));
        String under = random.nextInt(3) == 0 ? "" : pick(RandomHistory.PATHS, random);
        String path = random.nextInt(3) == 0 ? "" : pick(RandomHistory.PATHS, random);
        String part = random.nextInt(3) == 0 ? pick(RandomHistory.CATEGORIES, random) : null;
        UUID me = random.nextBoolean() ? RandomHistory.ME : new UUID(9, 9);
        List<UUID> own = random.nextBoolean() ? List.of() : List.of(pick(RandomHistory.EMPLOYERS, random));
        Actor officer = Actor.officer(me, "某干部", new UUID(5, 5), "某县总工会·干部");
        Scope scope = new Scope(officer, List.of(district), path, Set.copyOf(own));
        Asked asked = new Asked(district, under, from, asOf, part);
        StatisticSums read = Objects.requireNonNull(sums);
        StatisticSums.Counts counts = read.counts(scope, asked);
        assertThat(counts.byMonth().stream()
                        .sorted(Comparator.comparing(Sum::category).thenComparing(Sum::month)))
                .as("%s %s", asked, scope)
                .isEqualTo(told.recount(asked, path, own, me));
        assertThat(counts.open().stream()
                        .sorted(Comparator.comparing(Open::category).thenComparing(Open::since)))
                .as("%s %s", asked, scope)
                .isEqualTo(told.open(asked, path, own, me));
    }

    private static <T> T pick(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    @Example
    @Label("合计被改动、少了一行，核对都说得出来；重做以后又一致")
    void areFoundWhenTheyWereChanged() {
        RandomHistory[] told = new RandomHistory[1];
        int district = district(told, 42);
        StatisticFolding folder = Objects.requireNonNull(folding);
        SumsVerification check = Objects.requireNonNull(verification);
        JdbcClient database = Objects.requireNonNull(jdbc);
        folder.poll(district);
        assertThat(check.different(district)).isEmpty();
        for (String damage : List.of(
                "UPDATE request_day_sum SET due = due + 1 WHERE district = ? AND day = (SELECT min(day) FROM request_day_sum)",
                "UPDATE request_known_sum SET open = open - 1 WHERE district = ? AND path = '' AND open > 1",
                "UPDATE request_month_sum SET closed = closed + 1 WHERE district = ? AND path = ''",
                "DELETE FROM request_open_sum WHERE district = ?")) {
            assertThat(database.sql(damage).param(district).update()).isPositive();
            assertThat(check.different(district)).as(damage).isNotEmpty();
            folder.anew(district);
            assertThat(check.different(district)).isEmpty();
        }
    }

    @Example
    @Label("两台同时汇总，每个月只汇总一次")
    void areFoldedOnceByTwoInstances() throws Exception {
        RandomHistory[] told = new RandomHistory[1];
        int district = district(told, 43);
        StatisticFolding folder = Objects.requireNonNull(folding);
        Callable<Object> fold = () -> {
            folder.poll(district);
            return Duration.ZERO;
        };
        try (var both = Executors.newFixedThreadPool(2)) {
            for (var done : both.invokeAll(List.of(fold, fold))) {
                done.get();
            }
        }
        assertThat(Objects.requireNonNull(verification).different(district)).isEmpty();
    }
}
