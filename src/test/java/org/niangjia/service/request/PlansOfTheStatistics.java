package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niangjia.TestDatabase;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Cases;
import org.niangjia.platform.frame.Asked;
import org.niangjia.platform.organisation.TestOrganisation;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("两万件诉求的统计，数据库怎么找")
class PlansOfTheStatistics {
    private static final int CASES = 20_000;

    private final TestDatabase.Copy copy = TestDatabase.copy();
    private ConfigurableApplicationContext house;
    private TestOrganisation place;
    private Scope county;

    @BeforeAll
    void fill() throws Exception {
        house = copy.house();
        place = new TestOrganisation(house);
        for (int i = 1; i <= 9; i++) {
            place.town("第" + i + "镇总工会", 100 + i);
        }
        new ManyRequests(jdbc(), house.getBean(Clock.class)).write(place.district, CASES);
        house.getBean(StatisticFolding.class).poll(place.district);
        copy.asOwner("ANALYZE");
        Actor officer = Actor.officer(UUID.randomUUID(), "某干部", UUID.randomUUID(), "某县总工会·干部");
        county = new Scope(officer, List.of(place.district), place.county.path(), Set.of());
    }

    @AfterAll
    void close() {
        house.close();
        copy.close();
    }

    private JdbcClient jdbc() {
        return house.getBean(JdbcClient.class);
    }

    private Asked asOf(int daysAgo) {
        LocalDate today = WorkingCalendar.dayOf(house.getBean(Clock.class).instant());
        return new Asked(place.district, "", null, today.minusDays(daysAgo), null);
    }

    /** The plan of what held at the end of a day, with what was really read. */
    private String plan(Asked asked) {
        return String.join(
                "\n",
                Cases.visible(
                                county,
                                jdbc().sql("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) SELECT count(*) FROM "
                                        + StatisticRows.AS_OF))
                        .param("district", asked.district())
                        .param("from", asked.path())
                        .param("upTo", Cases.end(asked.path()))
                        .param("part", null, java.sql.Types.VARCHAR)
                        .param("known", asked.end().atOffset(java.time.ZoneOffset.UTC))
                        .query((row, n) -> row.getString(1))
                        .list());
    }

    @Test
    @DisplayName("今天的数不翻历史：以前的行按时间索引找，一行也不读")
    void readsNoHistoryForToday() {
        String plan = plan(asOf(0));
        assertThat(plan)
                .contains("request_formerly_until")
                .doesNotContain("Seq Scan on request_formerly")
                .doesNotContain("casework_");
    }

    @Test
    @DisplayName("以前某天的数只翻那天以后变过的行，不翻办理记录")
    void readsOnlyWhatHasChangedSince() {
        String plan = plan(asOf(10));
        assertThat(plan)
                .contains("request_formerly_until")
                .doesNotContain("Seq Scan on request_formerly")
                .doesNotContain("casework_");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 400})
    @DisplayName("数字从合计来，只翻最后汇总以后变过的行：不逐件数")
    void readsSumsAndWhatHasChangedSince(int daysAgo) {
        StatisticSums sums = house.getBean(StatisticSums.class);
        for (String sql : List.of(StatisticSums.BY_MONTH, StatisticSums.OPEN)) {
            String plan = String.join(
                    "\n",
                    sums.bound(county, asOf(daysAgo), sums.folded(county, place.district), "EXPLAIN " + sql)
                            .query((row, n) -> row.getString(1))
                            .list());
            assertThat(plan)
                    .contains("request_standing_since")
                    .doesNotContain("Seq Scan on request_standing")
                    .doesNotContain("Seq Scan on request_formerly")
                    .doesNotContain("Seq Scan on request_rating")
                    .doesNotContain("casework_");
        }
    }

    @Test
    @DisplayName("从头到今天，哪一天都数得出来，且件数只增不减")
    void countsEveryDay() {
        RequestStatistics statistics = house.getBean(RequestStatistics.class);
        long before = 0;
        for (int daysAgo = 1000; daysAgo >= 0; daysAgo -= 100) {
            Long received =
                    statistics.count(county, asOf(daysAgo)).get("received").numerator();
            assertThat(received).isGreaterThanOrEqualTo(before);
            before = java.util.Objects.requireNonNull(received);
        }
        assertThat(before).isEqualTo(CASES);
    }
}
