package org.niangjia.service.mutualaid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.niangjia.Http;
import org.niangjia.ToldWorld;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.WorkingCalendar;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@Tag("slow")
@DisplayName("演示：普陀旁边的萧山和平湖")
class NeighboursOfPutuo {
    private final ConfigurableApplicationContext house = ToldWorld.context();
    private final JdbcClient jdbc = house.getBean(JdbcClient.class);

    private final LocalDate today =
            WorkingCalendar.dayOf(house.getBean(Clock.class).instant());

    private Http as(String name) {
        return Http.as(
                house,
                jdbc.sql("SELECT id FROM access_account WHERE name = :name")
                        .param("name", name)
                        .query(UUID.class)
                        .single());
    }

    /** As of yesterday: what is walked here is paid today. */
    private JsonNode fund(int district) {
        Http.Reply reply = Http.nobody(house).get("/api/public/funds/" + district + "?until=" + today.minusDays(1));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return reply.json();
    }

    private List<Map<String, @Nullable Object>> parts(int district) {
        return jdbc.sql("""
                        SELECT e.module, s.benefit, s.base_fen, s.days, s.paid_fen FROM mutualaid_payout p
                          JOIN mutualaid_payout_part s ON s.district = p.district AND s.payout = p.id
                          JOIN mutualaid_enrolment e ON e.district = s.district AND e.id = s.enrolment
                         WHERE p.district = :district AND p.paid_on < :today ORDER BY e.module, s.benefit
                        """)
                .param("district", district)
                .param("today", today)
                .query()
                .listOfRows();
    }

    @Test
    @DisplayName("平湖：自负 5232.97 元，补 2616.49 元，付到了；公示标明是演示")
    void paysThePublishedCaseOfPinghu() {
        JsonNode fund = fund(330_482);
        assertThat(fund.path("standing").asString()).isEqualTo("DEMO");
        assertThat(fund.path("scheme").asString()).isEqualTo("pinghu-demo");
        assertThat(fund.path("payouts").asLong()).isOne();
        assertThat(fund.path("paidFen").asLong()).isEqualTo(261_649);
        assertThat(fund.path("years").valueStream())
                .allSatisfy(year -> assertThat(year.path("enrolments").asLong()).isBetween(81L, 85L));
        assertThat(fund.path("feesFen").asLong())
                .isEqualTo(fund.path("enrolments").asLong() * 50_00);
        assertThat(parts(330_482))
                .singleElement()
                .satisfies(part ->
                        assertThat(part).containsEntry("benefit", "half").containsEntry("paid_fen", 261_649L));
    }

    @Test
    @DisplayName("萧山：杭州的分段，自负 12000 元补 6500 元，加住院生活每天 100 元；参加三个项目的人只算一人次")
    void paysByTheSlabsOfHangzhou() {
        JsonNode fund = fund(330_109);
        assertThat(fund.path("standing").asString()).isEqualTo("DEMO");
        assertThat(fund.path("scheme").asString()).isEqualTo("hangzhou-demo");
        assertThat(fund.path("payouts").asLong()).isOne();
        assertThat(fund.path("years").valueStream())
                .allSatisfy(year -> assertThat(year.path("enrolments").asLong()).isBetween(48L, 52L));
        List<Map<String, @Nullable Object>> parts = parts(330_109);
        assertThat(parts)
                .extracting(part -> part.get("module") + " " + part.get("benefit"))
                .containsExactly("P1 selfPay", "P2 living");
        assertThat(parts.get(0).get("paid_fen")).isEqualTo(650_000L);
        assertThat(parts.get(1).get("paid_fen"))
                .isEqualTo(100_00L * (int) Objects.requireNonNull(parts.get(1).get("days")));
        assertThat(fund.path("paidFen").asLong())
                .isEqualTo(650_000L + (long) Objects.requireNonNull(parts.get(1).get("paid_fen")));
    }

    @Test
    @DisplayName("萧山的互助费是市里统筹：去年底以前的已上解到账，今年的编好了等市里确认；两边看到的一样")
    void settlesWithItsCity() {
        // in the first weeks of a year there is no later month to settle yet
        boolean later = today.minusDays(20).getMonthValue() > 1;
        for (String who : List.of("杭一苇", "邵嘉禾")) {
            List<JsonNode> found = Http.items(as(who).get("/api/mutual-aid/settlements"));
            assertThat(found)
                    .as(who)
                    .extracting(one -> one.path("state").asString())
                    .containsExactlyInAnyOrder(later ? new String[] {"SETTLED", "DRAWN"} : new String[] {"SETTLED"});
            assertThat(found)
                    .allSatisfy(one -> assertThat(one.path("netFen").asLong()).isPositive());
        }
        assertThat(house.getBean(FundVerification.class).verify()).isEmpty();
    }

    @Test
    @DisplayName("今天就能走一遍：单位交名册，复核通过，缴款通知书到出纳；申领审核，放款，银行付到")
    void canBeWalkedToday() {
        enrol();
        String waiting = jdbc.sql("""
                        SELECT no FROM casework_case WHERE district = 330482 AND type = 'HZ' AND step = 'ACCEPT' ORDER BY no LIMIT 1
                        """).query(String.class).single();
        String claim = "/api/mutual-aid/claims/" + waiting;
        Http reviewer = as("俞舒宁");
        assertThat(reviewer.post(claim + "/acceptance", Map.of()).status()).isEqualTo(200);
        Http.Reply reviewed = reviewer.post(claim + "/review", Map.of("verdict", "AWARD", "text", "已核对材料"));
        assertThat(reviewed.status()).as(reviewed.raw().body()).isEqualTo(200);
        Http cashier = as("陶知秋");
        List<String> orders = Http.items(cashier.get("/api/payments")).stream()
                .map(each -> each.path("id").asString())
                .toList();
        assertThat(orders).hasSize(1);
        String batch = "/api/payments/batches/"
                + cashier.post("/api/payments/batches", Map.of("format", "demo-a", "orders", orders))
                        .text("id");
        assertThat(as("靳小满").post(batch + "/release", Map.of()).status()).isEqualTo(200);
        assertThat(cashier.post(batch + "/taking", Map.of()).text("state")).isEqualTo("taken");
        String file = "序号,账号,金额,处理结果,失败原因,入账日期,流水号\n1,6228480402564890018,930.00,成功,,%s,S1\n".formatted(today);
        assertThat(cashier.upload(batch + "/answers", "回盘.csv", file.getBytes(StandardCharsets.UTF_8))
                        .text("state"))
                .isEqualTo("ended");
    }

    private void enrol() {
        Http chair = as("冷秋月");
        Map<String, Object> wish = Map.of(
                "scheme",
                "pinghu-demo",
                "plan",
                String.valueOf(today.getYear()),
                "channel",
                "unit",
                "staff",
                450,
                "staffSource",
                "单位填报",
                "staffOn",
                today.toString());
        Http.Reply made = chair.post("/api/mutual-aid/rosters", wish);
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        String roster = "/api/mutual-aid/rosters/" + made.text("id");
        IdCardNumber number = IdCardNumber.of(IdCardNumber.DEMO_AREA, LocalDate.of(1991, 2, 3), 777);
        String sheet = "姓名,身份证号,医保类型,手机,项目,份数\n王新来," + number.value() + ",职工医保,,,\n";
        assertThat(chair.upload(roster + "/imports?mode=all", "名册.csv", sheet.getBytes(StandardCharsets.UTF_8))
                        .text("state"))
                .isEqualTo("STORED");
        assertThat(chair.post(roster + "/submission", Map.of()).text("state")).isEqualTo("SUBMITTED");
        Http.Reply approved = as("俞舒宁").post(roster + "/approval", Map.of());
        assertThat(approved.status()).as(approved.raw().body()).isEqualTo(200);
        assertThat(Http.items(as("陶知秋").get("/api/collection/mutualaid-pinghu-demo?show=notices")))
                .isNotEmpty();
    }
}
