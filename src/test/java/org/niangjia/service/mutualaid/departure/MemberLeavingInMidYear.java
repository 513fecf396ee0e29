package org.niangjia.service.mutualaid.departure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.Refusal;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.store.Verification;
import org.niangjia.service.mutualaid.Bundled;
import org.niangjia.service.mutualaid.enrolment.UnitHouse;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("中途退出：保障到哪一天，退多少互助费")
class MemberLeavingInMidYear {
    private static final String FUND = "org.niangjia.service.mutualaid.FundVerification";
    private static final String ACCOUNT = "6228480402564890018";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private UnitHouse house;
    private Http head;

    @BeforeAll
    void build() {
        house = new UnitHouse(context);
        head = Http.as(context, house.yard.place.holder(house.yard.place.county, PostRole.DEPARTMENT_HEAD, "主任应"));
    }

    /** Two men whose fee has arrived: covered from tomorrow. */
    private String covered(Http chair, String unit) {
        String code = house.approved(chair, 2);
        house.read(UnitHouse.line(unit, code, "100.00"));
        assertThat(house.confirm(unit, List.of(house.noticeOf(code))).status()).isEqualTo(200);
        UUID roster = jdbc.sql(
                        "SELECT id FROM mutualaid_roster WHERE district = :d AND unit_name = :unit AND state = 'IN_FORCE'")
                .param("d", house.district)
                .param("unit", unit)
                .query(UUID.class)
                .single();
        return "/api/mutual-aid/rosters/" + roster;
    }

    private List<UUID> lines(String roster) {
        return jdbc.sql("SELECT id FROM mutualaid_roster_line WHERE district = :d AND roster = :roster ORDER BY no")
                .param("d", house.district)
                .param("roster", UUID.fromString(roster.substring(roster.lastIndexOf('/') + 1)))
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private static Map<String, Object> wish(UUID line, String payee) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("lines", List.of(line));
        wish.put("lastDay", UnitHouse.today().toString());
        wish.put("reason", "调到外地工作");
        wish.put("payee", payee);
        wish.put("account", ACCOUNT);
        wish.put("bank", "演示银行");
        return wish;
    }

    private String asked(Http chair, String roster, UUID line) {
        return asked(chair, roster, line, "某厂财务");
    }

    private String asked(Http chair, String roster, UUID line, String payee) {
        Http.Reply asked = chair.post(roster + "/departures", wish(line, payee));
        assertThat(asked.status()).as(asked.raw().body()).isEqualTo(201);
        assertThat(asked.json().path("refundFen").asLong()).isEqualTo(50_00);
        return "/api/mutual-aid/departures/" + asked.text("id");
    }

    private long covers(UUID line) {
        return jdbc.sql("SELECT count(*) FROM mutualaid_enrolment WHERE district = :d AND id = :id AND left_on IS NULL")
                .param("d", house.district)
                .param("id", line)
                .query(Long.class)
                .single();
    }

    private JsonNode order(String payee) {
        return house.cashier
                .get("/api/payments")
                .json()
                .path("items")
                .valueStream()
                .filter(each -> each.path("payee").asString().equals(payee))
                .findFirst()
                .orElseThrow();
    }

    private void paid(JsonNode order) {
        Http.Reply made = house.cashier.post(
                "/api/payments/batches",
                Map.of("format", "demo-a", "orders", List.of(order.path("id").asString())));
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        String batch = "/api/payments/batches/" + made.text("id");
        assertThat(head.post(batch + "/release", Map.of()).status()).isEqualTo(200);
        assertThat(house.cashier.post(batch + "/taking", Map.of()).text("state"))
                .isEqualTo("taken");
        String file = "序号,账号,金额,处理结果,失败原因,入账日期,流水号\n1,%s,50.00,成功,,%s,S1\n".formatted(ACCOUNT, UnitHouse.today());
        Http.Reply read = house.cashier.upload(batch + "/answers", "回盘.csv", file.getBytes(StandardCharsets.UTF_8));
        assertThat(read.text("state")).as(read.raw().body()).isEqualTo("ended");
    }

    @Test
    @DisplayName("生效前退出：县里同意后保障取消、名额让出；银行付出后收据换成余下的金额，账平")
    void getsAllBackBeforeTheCoverBegins() {
        Http chair = house.otherUnit("退费船厂");
        String roster = covered(chair, "退费船厂");
        UUID line = lines(roster).getFirst();
        String departure = asked(chair, roster, line, "退费船厂财务");
        assertThat(chair.post(roster + "/departures", wish(line, "某厂财务")).codes())
                .as("同一段保障只能申请一次")
                .containsExactly("mutualaid.roster.LEAVERS_MISSING");
        assertThat(chair.post(departure + "/approval", Map.of()).codes())
                .containsExactlyInAnyOrder("mutualaid.roster.COUNTY_DECIDES", "mutualaid.roster.OWN_DEPARTURE");
        assertThat(covers(line)).isOne();
        assertThat(house.otherUnit("旁观退费船厂").get(departure).status()).isEqualTo(404);
        assertThat(UnitHouse.done(house.reviewer, departure + "/approval").text("state"))
                .isEqualTo("APPROVED");
        assertThat(covers(line)).isZero();
        paid(order("退费船厂财务"));
        assertThat(chair.get(departure).text("state")).isEqualTo("PAID");
        assertThat(chair.get(roster + "/receipt").text("text"))
                .contains("50.00")
                .contains("已退");
        assertThat(house.reviewer.post(departure + "/undoing", Map.of()).codes())
                .isEmpty();
        assertThat(covers(line)).as("已付款的不能撤销").isZero();
        assertThat(context.getBean(FUND, Verification.class).verify()).isEmpty();
        assertThat(head.get("/api/mutual-aid/funds")
                        .json()
                        .at("/items/0/refundsFen")
                        .asLong())
                .isEqualTo(50_00);
    }

    @Test
    @DisplayName("申请表可以打印：谁退、到哪天、退多少，每人一栏签字，单位和县里签字；决定以后写明谁定的")
    void isPrintedWithLinesToSign() {
        Http chair = house.otherUnit("打印船厂");
        String roster = covered(chair, "打印船厂");
        UUID line = lines(roster).getFirst();
        String departure = asked(chair, roster, line);
        Http.Reply paper = chair.get(departure + "/paper");
        assertThat(paper.text("title")).isEqualTo("医疗互助中途退出申请表");
        assertThat(paper.text("text"))
                .contains("打印船厂", "本人签字", "调到外地工作", "50.00", "县（区）总工会审核", "测试条款")
                .doesNotContain(ACCOUNT, "已退出");
        assertThat(house.otherUnit("旁观打印船厂").get(departure + "/paper").status()).isEqualTo(404);
        UnitHouse.done(house.reviewer, departure + "/approval");
        assertThat(chair.get(departure + "/paper").text("text")).contains("已退出");
        assertThat(chair.get(departure.replace("/api", "")).raw().body()).contains("/paper");
    }

    @Test
    @DisplayName("同意以后、付款以前可以撤销：保障照旧，付款单撤回；还可以再申请")
    void staysAfterAllUntilTheMoneyHasGone() {
        Http chair = house.otherUnit("撤销船厂");
        String roster = covered(chair, "撤销船厂");
        UUID line = lines(roster).getFirst();
        String departure = asked(chair, roster, line);
        UnitHouse.done(house.reviewer, departure + "/approval");
        assertThat(UnitHouse.done(house.reviewer, departure + "/undoing").text("state"))
                .isEqualTo("UNDONE");
        assertThat(covers(line)).isOne();
        String again = asked(chair, roster, line);
        assertThat(house.reviewer.post(again + "/refusal", Map.of()).codes())
                .containsExactly("mutualaid.roster.REASON_MISSING");
        Http.Reply refused = house.reviewer.post(again + "/refusal", Map.of("reason", "请先办好离职"));
        assertThat(refused.text("state")).isEqualTo("REFUSED");
        String third = asked(chair, roster, line);
        assertThat(UnitHouse.done(chair, third + "/withdrawal").text("state")).isEqualTo("WITHDRAWN");
        assertThat(covers(line)).isOne();
        assertThat(context.getBean(FUND, Verification.class).verify()).isEmpty();
    }

    @Test
    @DisplayName("退出的人让出名额，可以在别的单位参保；再撤销就晚了")
    void takesPartElsewhereAfterLeaving() {
        Http chair = house.otherUnit("让出船厂");
        String roster = covered(chair, "让出船厂");
        UUID line = lines(roster).getFirst();
        String departure = asked(chair, roster, line);
        UnitHouse.done(house.reviewer, departure + "/approval");
        Http other = house.otherUnit("接收船厂");
        String second = UnitHouse.open(other, house.wish(1));
        jdbc.sql("""
                        INSERT INTO mutualaid_roster_line (district, id, roster, no, scheme, year, name, id_hash, id_sealed, id_masked,
                            birth, male, insurance, module, shares, fee_fen, renewed)
                        SELECT district, gen_random_uuid(), :roster, 1, scheme, year, name, id_hash, id_sealed, id_masked, birth, male,
                            insurance, module, shares, fee_fen, false
                          FROM mutualaid_roster_line WHERE district = :d AND id = :id
                        """)
                .param("roster", UUID.fromString(second.substring(second.lastIndexOf('/') + 1)))
                .param("d", house.district)
                .param("id", line)
                .update();
        assertThat(UnitHouse.done(other, second + "/submission").text("state")).isEqualTo("SUBMITTED");
        assertThat(house.reviewer.post(departure + "/undoing", Map.of()).codes())
                .containsExactly("mutualaid.roster.TAKES_PART_AGAIN");
        assertThat(covers(line)).isZero();
        UnitHouse.done(house.reviewer, second + "/approval");
        String code = other.get(second).text("paymentCode");
        house.read(UnitHouse.line("接收船厂", code, "50.00"));
        assertThat(house.confirm("接收船厂", List.of(house.noticeOf(code))).status())
                .isEqualTo(200);
        assertThat(jdbc.sql("SELECT heads, people FROM mutualaid_batch WHERE district = :d AND unit_name = '接收船厂'")
                        .param("d", house.district)
                        .query()
                        .singleRow())
                .as("退出后又参保的，同一年人次只算一次")
                .containsEntry("heads", 1)
                .containsEntry("people", 0);
        assertThat(context.getBean(FUND, Verification.class).verify()).isEmpty();
    }

    private static Departure.Leaver leaver(LocalDate from, LocalDate until) {
        return new Departure.Leaver(UUID.randomUUID(), UUID.randomUUID(), "甲", "", "medical", from, until, 50_00, 0);
    }

    private static List<String> asked(Scheme scheme, Departure.Leaver one, LocalDate lastDay, LocalDate today) {
        DepartureRules.Wish wish = new DepartureRules.Wish(lastDay, "离职", "某厂", ACCOUNT, "");
        return DepartureRules.asked(scheme, List.of(one), wish, today)
                        instanceof org.niangjia.base.Decision.Refused refused
                ? refused.reasons().stream().map(Refusal::code).toList()
                : List.of();
    }

    @Test
    @DisplayName("方案没写就不能退；写了的按剩余整月退：6 月 30 日退 25.00，12 月 1 日退 0，12 月 31 日不能退")
    void paysBackWhatTheSchemeSays() {
        LocalDate from = LocalDate.of(2026, 1, 1);
        LocalDate until = LocalDate.of(2026, 12, 31);
        Departure.Leaver one = leaver(from, until);
        Scheme silent = Bundled.scheme("pinghu");
        assertThat(asked(silent, one, LocalDate.of(2026, 6, 30), from))
                .containsExactly("mutualaid.roster.LEAVING_NOT_OFFERED");
        Scheme putuo = Bundled.scheme("putuo-demo");
        long[] fen = {back(putuo, one, 6, 30), back(putuo, one, 7, 1), back(putuo, one, 11, 30), back(putuo, one, 12, 1)
        };
        assertThat(fen).containsExactly(25_00, 20_83, 4_17, 0);
        assertThat(asked(putuo, one, LocalDate.of(2026, 12, 30), from)).isEmpty();
        assertThat(asked(putuo, one, until, from)).containsExactly("mutualaid.roster.LEAVING_NOT_THEN");
        assertThat(asked(putuo, one, from.minusDays(1), from)).containsExactly("mutualaid.roster.LAST_DAY_WRONG");
        LocalDate autumn = LocalDate.of(2025, 11, 1);
        assertThat(asked(putuo, one, autumn, autumn)).isEmpty();
        assertThat(DepartureRules.reckoned(putuo, List.of(one), autumn)
                        .getFirst()
                        .refundFen())
                .as("生效前全退")
                .isEqualTo(50_00);
    }

    private static long back(Scheme scheme, Departure.Leaver one, int month, int day) {
        return DepartureRules.reckoned(scheme, List.of(one), LocalDate.of(2026, month, day))
                .getFirst()
                .refundFen();
    }
}
