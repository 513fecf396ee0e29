package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("同一单位几个人投诉：苗头预警")
class SeveralComplainingOfOneUnit {
    private static final WarningRules.Limits LIMITS = new WarningRules.Limits(3, 1, 5);

    @Autowired
    private ApplicationContext context;

    @ParameterizedTest(name = "{0} 人投诉，其中欠薪 {1} 人，职工 {2} 人：{3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "2, 0, 10, -",
                "3, 0, 10, SIZE",
                "3, 0, 300, SIZE",
                "3, 0, 301, -",
                "4, 0, 400, SIZE",
                "4, 0, 401, -",
                "3, 0, -, SIZE",
                "2, 2, -, -",
                "4, 4, 100000, -",
                "5, 5, 100000, WAGES",
                "5, 4, 100000, -",
            })
    @DisplayName("三人且百分之一，或者欠薪五人")
    void isNoticedBySizeOrByWages(int persons, int wages, @Nullable Integer staff, @Nullable String rule) {
        assertThat(WarningRules.rule(persons, wages, staff, LIMITS)).isEqualTo(Optional.ofNullable(rule));
    }

    @Test
    @DisplayName("镇和县各告知一次；同一个人说两回算一个；匿名的算进来；再看一遍不重复；单位的人什么也看不到")
    void isToldOnceToTownAndCountyAndNeverToTheUnit() {
        Shipyard yard = new Shipyard(context);
        say(yard, yard.workerAccount, "INJURY", false);
        say(yard, yard.workerAccount, "HOURS", false);
        say(yard, yard.place.account("李电工"), "INJURY", false);
        say(yard, yard.place.account("问政策的"), "LAW", false);
        poll(yard);
        assertThat(seen(yard.officer)).isEmpty();
        UUID unnamed = yard.place.account("不留名的");
        say(yard, unnamed, "SAFETY", true);
        say(yard, unnamed, "INJURY", true);
        poll(yard);
        poll(yard);
        assertThat(seen(yard.officer)).containsExactly("大洋船舶修造有限公司 SIZE 3");
        assertThat(seen(yard.countyOfficer)).containsExactly("大洋船舶修造有限公司 SIZE 3");
        assertThat(seen(yard.chair)).isEmpty();
        assertThat(seen(yard.neighbour)).isEmpty();
        assertThat(seen(yard.cityOfficer)).isEmpty();
        assertThat(told(yard.chairAccount)).isZero();
        assertThat(told(yard.officerAccount)).isEqualTo(1);
        assertThat(told(yard.countyAccount)).isEqualTo(1);
    }

    @Test
    @DisplayName("写一句怎么处理的；单位的人和邻县的人不能写；处理过的不能再处理")
    void isAcknowledgedOnce() {
        Shipyard yard = new Shipyard(context);
        for (String name : List.of("甲", "乙", "丙")) {
            say(yard, yard.place.account(name), "CONTRACT", false);
        }
        poll(yard);
        String id = Http.items(yard.officer.get("/api/warnings"))
                .getFirst()
                .path("id")
                .asString();
        String path = "/api/warnings/" + id + "/acknowledgement";
        assertThat(yard.chair.post(path, Map.of("note", "没事")).status()).isEqualTo(404);
        assertThat(yard.neighbour.post(path, Map.of("note", "没事")).status()).isEqualTo(404);
        assertThat(yard.officer.post(path, Map.of("note", " ")).status()).isEqualTo(422);
        assertThat(yard.officer.post(path, Map.of("note", "已上门了解，约谈单位负责人。")).status())
                .isEqualTo(200);
        assertThat(yard.countyOfficer.post(path, Map.of("note", "再看看")).status())
                .isEqualTo(409);
    }

    @Test
    @DisplayName("两台机器同时看到，只有一条；没有约束就会有两条")
    void isRaisedOnceByTwoAtOnce() throws Exception {
        assertThat(raisedByTwo(false)).isEqualTo(1);
        assertThat(raisedByTwo(true)).isEqualTo(2);
    }

    private static int raisedByTwo(boolean without) throws Exception {
        try (TestDatabase.Copy copy = TestDatabase.copy()) {
            if (without) {
                copy.asOwner("ALTER TABLE request_warning DROP CONSTRAINT request_warning_once");
            }
            UUID employer = UUID.randomUUID();
            Callable<Integer> one = () -> insert(copy, employer);
            try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
                int raised = 0;
                for (Future<Integer> each : pool.invokeAll(List.of(one, one))) {
                    raised += each.get();
                }
                return raised;
            }
        }
    }

    private static int insert(TestDatabase.Copy copy, UUID employer) throws SQLException {
        try (Connection connection = copy.app().connect();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate("""
                    INSERT INTO request_warning (district, id, employer, employer_name, path, rule, persons, wages_persons,
                        first_on, raised_on, quiet_until, raised_at)
                    VALUES (330903, gen_random_uuid(), '%s', '某厂', 'A/', 'SIZE', 3, 0, DATE '2026-11-01', DATE '2026-11-25',
                        DATE '2026-12-25', TIMESTAMPTZ '2026-11-25 09:00+08')
                    ON CONFLICT DO NOTHING
                    """.formatted(employer));
        }
    }

    private void say(Shipyard yard, UUID who, String category, boolean anonymous) {
        Map<String, Object> body = new HashMap<>(yard.wages());
        body.put("category", category);
        body.put("anonymous", anonymous);
        assertThat(Http.as(context, who).post("/api/requests", body).status()).isEqualTo(201);
    }

    private void poll(Shipyard yard) {
        context.getBean(WarningPoller.class).poll(yard.district);
    }

    private static List<String> seen(Http reader) {
        return Http.items(reader.get("/api/warnings")).stream()
                .map(one ->
                        one.path("employer").asString() + " " + one.path("rule").asString() + " "
                                + one.path("persons").asInt())
                .toList();
    }

    private int told(UUID account) {
        return context.getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM outbox_message WHERE account = ? AND words_key = 'request.told.warning'")
                .param(account)
                .query(Integer.class)
                .single();
    }
}
