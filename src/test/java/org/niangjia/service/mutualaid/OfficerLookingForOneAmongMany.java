package org.niangjia.service.mutualaid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.service.mutualaid.claim.AidBank;
import org.niangjia.service.mutualaid.claim.AidCounty;
import org.niangjia.service.mutualaid.cover.InsuredWorker;
import org.niangjia.service.mutualaid.enrolment.UnitHouse;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("在许多件里找一件：名册、退出、付款单、追回")
class OfficerLookingForOneAmongMany {
    private static final String ROSTERS = "/mutual-aid/rosters";
    private static final String DEPARTURES = "/mutual-aid/departures";
    private static final String ORDERS = "/payments/orders";
    private static final String RECOVERIES = "/mutual-aid/recoveries";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private static String q(String text) {
        return "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> found(Http who, String list, String text, String field) {
        return Http.items(who.get("/api" + list + q(text))).stream()
                .map(each -> each.path(field).asString())
                .toList();
    }

    /** The page keeps what was typed, and says so when nothing is there. */
    private static void saysNothingFound(Http who, String list, String text) {
        Http.Reply page = who.get(list + q(text));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.raw().body()).contains("没有找到“" + text + "”", "value=\"" + text + "\"");
    }

    @Nested
    @DisplayName("参保名册和中途退出")
    class AmongRosters {
        private UnitHouse house;
        private Http neighbour;

        @BeforeEach
        void build() {
            house = new UnitHouse(context);
            neighbour = house.yard.neighbour;
        }

        private String made(String unit) {
            String roster = UnitHouse.open(house.otherUnit(unit), house.wish(2));
            return roster.substring(roster.lastIndexOf('/') + 1);
        }

        @Test
        @DisplayName("按单位名称的一段找到自己县的，邻县的找不到；%、_ 和 ' 只是字")
        void findsARosterByAPieceOfTheUnitsName() {
            String percent = made("百分%船厂");
            String under = made("下划_船厂");
            String quote = made("撇号'船厂");
            assertThat(found(house.reviewer, ROSTERS, "船厂", "id")).containsExactly(quote, under, percent);
            assertThat(found(house.reviewer, ROSTERS, "百分%船", "id")).containsExactly(percent);
            assertThat(found(house.reviewer, ROSTERS, "%", "id")).containsExactly(percent);
            assertThat(found(house.reviewer, ROSTERS, "_", "id")).containsExactly(under);
            assertThat(found(house.reviewer, ROSTERS, "'", "id")).containsExactly(quote);
            assertThat(found(house.reviewer, ROSTERS, "百%厂", "id")).isEmpty();
            assertThat(found(neighbour, ROSTERS, "船厂", "id")).isEmpty();
            saysNothingFound(neighbour, ROSTERS, "船厂");
        }

        @Test
        @DisplayName("翻到下一页、换一种状态，要找的字都还在")
        void keepsWhatIsSoughtOnTheNextPage() {
            String first = made("翻页&一厂");
            String second = made("翻页&二厂");
            made("别的厂");
            Http.Reply reply = house.reviewer.get("/api" + ROSTERS + q("翻页&") + "&limit=1");
            assertThat(Http.items(reply).getFirst().path("id").asString()).isEqualTo(second);
            Http.Reply next = house.reviewer.get("/api" + ROSTERS + q("翻页&") + "&limit=1&after=" + reply.text("next"));
            assertThat(Http.items(next).getFirst().path("id").asString()).isEqualTo(first);
            assertThat(next.json().path("next").isNull()).isTrue();
            String page = house.reviewer
                    .get(ROSTERS + q("翻页&") + "&limit=1&state=DRAFT")
                    .raw()
                    .body();
            assertThat(page)
                    .contains(
                            "name=\"q\" value=\"翻页&amp;\"",
                            "name=\"state\" value=\"DRAFT\"",
                            "state=SUBMITTED&amp;q=%E7%BF%BB%E9%A1%B5%26");
        }

        @Test
        @DisplayName("按缴款码、统一社会信用代码找到名册")
        void findsARosterByItsCodes() {
            Http chair = house.otherUnit("缴款码船厂");
            String code = house.approved(chair, 2);
            assertThat(found(house.reviewer, ROSTERS, code.toLowerCase(java.util.Locale.ROOT), "unit"))
                    .containsExactly("缴款码船厂");
            assertThat(found(house.reviewer, ROSTERS, code.substring(0, code.length() - 1), "unit"))
                    .isEmpty();
            assertThat(found(neighbour, ROSTERS, code, "unit")).isEmpty();
            String credit = jdbc.sql(
                            "SELECT credit_code FROM organisation_employer WHERE district = :d AND name = '缴款码船厂'")
                    .param("d", house.district)
                    .query(String.class)
                    .optional()
                    .orElse("");
            if (credit.isEmpty()) {
                credit = "91330900MA2A000123";
                jdbc.sql("UPDATE organisation_employer SET credit_code = :code WHERE district = :d AND name = '缴款码船厂'")
                        .param("code", credit)
                        .param("d", house.district)
                        .update();
            }
            assertThat(found(house.reviewer, ROSTERS, credit, "unit")).containsExactly("缴款码船厂");
            assertThat(found(neighbour, ROSTERS, credit, "unit")).isEmpty();
        }

        @Test
        @DisplayName("中途退出按单位、退出的人、收款人、缴款码找；状态也能选")
        void findsADeparture() {
            Http chair = house.otherUnit("退出船厂");
            String code = house.approved(chair, 2);
            house.read(UnitHouse.line("退出船厂", code, "100.00"));
            assertThat(house.confirm("退出船厂", List.of(house.noticeOf(code))).status())
                    .isEqualTo(200);
            UUID roster = jdbc.sql("SELECT id FROM mutualaid_roster WHERE district = :d AND unit_name = '退出船厂'")
                    .param("d", house.district)
                    .query(UUID.class)
                    .single();
            UUID line = jdbc.sql(
                            "SELECT id FROM mutualaid_roster_line WHERE district = :d AND roster = :r ORDER BY no LIMIT 1")
                    .param("d", house.district)
                    .param("r", roster)
                    .query((row, n) -> row.getObject(1, UUID.class))
                    .single();
            Http.Reply asked = chair.post(
                    "/api/mutual-aid/rosters/" + roster + "/departures",
                    Map.of(
                            "lines",
                            List.of(line),
                            "lastDay",
                            UnitHouse.today().toString(),
                            "reason",
                            "调走",
                            "payee",
                            "财务_赵",
                            "account",
                            AidBank.ACCOUNT,
                            "bank",
                            "演示银行"));
            String id = asked.text("id");
            assertThat(asked.status()).as(asked.raw().body()).isEqualTo(201);
            for (String text : List.of("退出船", "王海", "财务_", code)) {
                assertThat(found(house.reviewer, DEPARTURES, text, "id"))
                        .as(text)
                        .containsExactly(id);
                assertThat(found(neighbour, DEPARTURES, text, "id")).as(text).isEmpty();
            }
            for (String text : List.of("%", "王_", "李海")) {
                assertThat(found(house.reviewer, DEPARTURES, text, "id"))
                        .as(text)
                        .isEmpty();
            }
            assertThat(Http.items(house.reviewer.get("/api" + DEPARTURES + "?state=ASKED")))
                    .hasSize(1);
            assertThat(Http.items(house.reviewer.get("/api" + DEPARTURES + "?state=PAID")))
                    .isEmpty();
            saysNothingFound(house.reviewer, DEPARTURES, "李海");
        }
    }

    @Nested
    @DisplayName("付款单和追回")
    class AmongPayments {
        private AidCounty county;
        private AidBank bank;

        @BeforeEach
        void build() {
            county = new AidCounty(context);
            bank = new AidBank(context, county);
        }

        @Test
        @DisplayName("付款单按申领编号、收款人、批次号找，到账以后也找得到；状态也能选")
        void findsAnOrderWhereverItIs() {
            InsuredWorker who = county.insured();
            String paid = bank.paid(who, 300_000);
            String waits = county.claimed(county.insured().claim(300_000));
            bank.awarded(waits);
            assertThat(found(county.cashier, ORDERS, paid, "about")).containsExactly(paid);
            assertThat(found(county.cashier, ORDERS, who.name, "about")).contains(paid);
            String batch = Http.items(county.cashier.get("/api" + ORDERS + q(paid)))
                    .getFirst()
                    .path("batchNo")
                    .asString();
            assertThat(found(county.cashier, ORDERS, batch, "about")).containsExactly(paid);
            assertThat(Http.items(county.cashier.get("/api" + ORDERS + "?state=PAID")))
                    .extracting(each -> each.path("about").asString())
                    .containsExactly(paid);
            assertThat(Http.items(county.cashier.get("/api" + ORDERS + "?state=WAITING")))
                    .extracting(each -> each.path("about").asString())
                    .containsExactly(waits);
            assertThat(county.cashier.get(ORDERS + q(paid)).raw().body()).contains(batch, "已到账");
            for (String text : List.of("%", "_", "'")) {
                assertThat(found(county.cashier, ORDERS, text, "about"))
                        .as(text)
                        .isEmpty();
            }
            assertThat(found(county.neighbour, ORDERS, paid, "about")).isEmpty();
            saysNothingFound(county.neighbour, ORDERS, paid);
        }

        @Test
        @DisplayName("追回按编号、申领编号、应退人姓名找")
        void findsARecovery() {
            InsuredWorker who = county.insured();
            String claim = bank.paid(who, 300_000);
            Http.Reply reply = county.clerk.post(
                    AidCounty.at(claim, "recovery"),
                    Map.of("found", "SHEET", "text", "结算单更正", "amounts", Map.of("selfPay", 100_000)));
            String no = reply.text("no");
            assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
            String lower = no.substring(0, no.length() - 1).toLowerCase(java.util.Locale.ROOT);
            for (String text : List.of(no, lower, claim, who.name)) {
                assertThat(found(county.head, RECOVERIES, text, "no")).as(text).containsExactly(no);
                assertThat(found(county.neighbour, RECOVERIES, text, "no"))
                        .as(text)
                        .isEmpty();
            }
            for (String text : List.of("%", "_", "'", who.name + "某")) {
                assertThat(found(county.head, RECOVERIES, text, "no")).as(text).isEmpty();
            }
            saysNothingFound(county.head, RECOVERIES, who.name + "某");
        }
    }
}
