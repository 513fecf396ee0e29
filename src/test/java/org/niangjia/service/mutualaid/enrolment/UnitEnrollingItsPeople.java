package org.niangjia.service.mutualaid.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Scope;
import org.niangjia.platform.store.Verification;
import org.niangjia.service.mutualaid.cover.Batch;
import org.niangjia.service.mutualaid.cover.EnrolmentDesk;
import org.niangjia.service.mutualaid.cover.Insured;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("一家单位为职工参保：从名册到保障")
class UnitEnrollingItsPeople {
    private static final String FUND = "org.niangjia.service.mutualaid.FundVerification";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private UnitHouse house;

    @BeforeAll
    void build() {
        house = new UnitHouse(context);
    }

    /** 一段保障. */
    private record Spell(String module, String from, String until, String firstFrom, int shares) {}

    private List<Spell> covers(String name) {
        return jdbc.sql("""
                        SELECT e.module, e.cover_from, e.cover_until, e.first_from, e.shares FROM mutualaid_enrolment e
                          JOIN mutualaid_person p ON p.district = e.district AND p.id = e.person
                         WHERE e.district = :district AND p.name = :name ORDER BY e.year, e.module
                        """)
                .param("district", house.district)
                .param("name", name)
                .query((row, n) -> new Spell(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5)))
                .list();
    }

    @Test
    @DisplayName("导入、提交、审核、缴费：钱到账的第二天起保障，账、册对得上，收据开给付款人")
    void isCoveredFromTheDayAfterTheMoney() {
        Http chair = house.otherUnit("东礁修造厂");
        String roster = UnitHouse.open(chair, house.wish(2));
        String number = UnitHouse.number(true, 1980);
        String rows = "东礁甲," + number + ",职工医保,13800138000,住院,\n"
                + "东礁甲," + number + ",职工医保,,意外,2\n"
                + "东礁乙," + UnitHouse.number(false, 1985) + ",居民医保,,\"住院,女职工\",\n";
        Http.Reply brought = UnitHouse.bring(chair, roster, UnitHouse.sheet(rows), "all");
        assertThat(brought.text("state")).as(brought.raw().body()).isEqualTo("STORED");
        Http.Reply shown = chair.get(roster);
        assertThat(shown.json().path("feeFen").asLong()).isEqualTo(50_00 + 2 * 10_00 + 50_00 + 20_00);
        assertThat(shown.json().path("people").asInt()).isEqualTo(2);
        assertThat(UnitHouse.done(chair, roster + "/submission").text("state")).isEqualTo("SUBMITTED");
        assertThat(UnitHouse.done(house.reviewer, roster + "/approval").text("state"))
                .isEqualTo("APPROVED");
        String code = chair.get(roster).text("paymentCode");
        assertThat(chair.get(roster + "/notice").text("text"))
                .contains(code)
                .contains("东礁修造厂")
                .contains("140.00");
        house.read(UnitHouse.line("东礁修造厂财务", "互助费" + code, "140"));
        JsonNode suggestion = house.cashier
                .get(house.lineOf("东礁修造厂财务"))
                .json()
                .path("suggestions")
                .get(0);
        assertThat(suggestion.path("why").asString()).isEqualTo("CODE");
        assertThat(suggestion.path("fit").asString()).isEqualTo("EXACT");
        assertThat(house.confirm("东礁修造厂财务", List.of(house.noticeOf(code))).status())
                .isEqualTo(200);
        assertThat(chair.get(roster).text("state")).isEqualTo("IN_FORCE");
        LocalDate tomorrow = UnitHouse.today().plusDays(1);
        assertThat(chair.get(roster.replace("/api", "")).raw().body())
                .contains("保障期 " + tomorrow + " 至 " + UnitHouse.year() + "-12-31");
        assertThat(covers("东礁甲")).hasSize(2).allSatisfy(cover -> {
            assertThat(cover.from()).isEqualTo(tomorrow.toString());
            assertThat(cover.until()).isEqualTo(UnitHouse.year() + "-12-31");
        });
        assertThat(covers("东礁甲")).extracting(Spell::shares).containsExactly(2, 1);
        assertThat(covers("东礁乙")).extracting(Spell::module).containsExactly("hospital", "women");
        assertThat(chair.get(roster + "/receipt").text("text"))
                .contains("东礁修造厂财务")
                .contains("壹佰肆拾元整");
        assertThat(context.getBean(FUND, Verification.class).verify()).isEmpty();
    }

    @Test
    @DisplayName("第二家单位只读到“本年度已参加”，读不到是哪家单位")
    void tellsTheSecondEmployerNothingOfTheFirst() {
        String number = UnitHouse.number(true, 1979);
        String row = "两家干," + number + ",职工医保,,住院,1\n";
        Http first = house.otherUnit("先来船厂");
        String one = UnitHouse.open(first, house.wish(1));
        UnitHouse.bring(first, one, UnitHouse.sheet(row), "all");
        Http second = house.otherUnit("后到船厂");
        String two = UnitHouse.open(second, house.wish(1));
        // both are drafts: neither has a place yet
        assertThat(UnitHouse.bring(second, two, UnitHouse.sheet(row), "all").text("state"))
                .isEqualTo("STORED");
        UnitHouse.done(first, one + "/submission");
        Http.Reply refused = second.post(two + "/submission", Map.of());
        assertThat(refused.codes()).containsExactly("mutualaid.roster.PERSON_REFUSED");
        assertThat(refused.raw().body()).contains("本年度已参加，请联系职工服务中心").doesNotContain("先来船厂");
        String three = UnitHouse.open(second, house.wish(1));
        Http.Reply again = UnitHouse.bring(second, three, UnitHouse.sheet(row), "dry");
        assertThat(again.json().path("errors").get(0).path("row").asInt()).isEqualTo(2);
        assertThat(again.raw().body())
                .contains("mutualaid.roster.ENROLLED_THIS_YEAR")
                .doesNotContain("先来船厂");
        UnitHouse.done(first, one + "/withdrawal");
        assertThat(UnitHouse.done(second, two + "/submission").text("state"))
                .as("撤回以后让出名额")
                .isEqualTo("SUBMITTED");
    }

    @Test
    @DisplayName("退回要写原因；改了再交；交的人自己不能审，镇上不能审")
    void isReturnedAndHandedInAgain() {
        Http chair = house.otherUnit("退回船厂");
        String roster = UnitHouse.open(chair, house.wish(1));
        UnitHouse.bring(chair, roster, UnitHouse.sheet(UnitHouse.men(1)), "all");
        UnitHouse.done(chair, roster + "/submission");
        assertThat(house.reviewer.post(roster + "/return", Map.of()).codes())
                .containsExactly("mutualaid.roster.REASON_MISSING");
        Http.Reply back = house.reviewer.post(roster + "/return", Map.of("reason", "少了盖章的申请表"));
        assertThat(back.text("state")).isEqualTo("RETURNED");
        assertThat(house.reviewer.post(roster + "/approval", Map.of()).codes())
                .containsExactly("mutualaid.roster.NOT_EDITABLE");
        UnitHouse.done(chair, roster + "/submission");
        assertThat(chair.post(roster + "/approval", Map.of()).codes())
                .containsExactlyInAnyOrder("mutualaid.roster.COUNTY_DECIDES", "mutualaid.roster.OWN_ROSTER");
        assertThat(house.yard.officer.post(roster + "/approval", Map.of()).codes())
                .containsExactly("mutualaid.roster.COUNTY_DECIDES");
        assertThat(UnitHouse.done(house.reviewer, roster + "/approval").text("state"))
                .isEqualTo("APPROVED");
        assertThat(chair.get(roster + "/imports").status()).isEqualTo(200);
        assertThat(UnitHouse.bring(chair, roster, UnitHouse.sheet(UnitHouse.men(1)), "all")
                        .status())
                .as("通过以后不能再改")
                .isEqualTo(422);
    }

    @Test
    @DisplayName("镇上代填：单位从不登录也能办；别的单位看不见这份名册，邻县也看不见")
    void isEnteredByTheTown() {
        Map<String, Object> wish = house.wish(1);
        wish.put("unit", "大洋船舶修造有限公司");
        String roster = UnitHouse.open(house.yard.officer, wish);
        Http.Reply typed = house.yard.officer.post(
                roster + "/lines",
                Map.of(
                        "name",
                        "代填甲",
                        "idNumber",
                        UnitHouse.number(true, 1980),
                        "insurance",
                        "employee",
                        "modules",
                        List.of("hospital")));
        assertThat(typed.status()).as(typed.raw().body()).isEqualTo(200);
        assertThat(UnitHouse.done(house.yard.officer, roster + "/submission").text("unit"))
                .isEqualTo("大洋船舶修造有限公司");
        assertThat(house.yard.chair.get(roster).status()).as("本单位看得见").isEqualTo(200);
        assertThat(house.otherUnit("旁观船厂").get(roster).status()).isEqualTo(404);
        assertThat(house.yard.neighbour.get(roster).status()).isEqualTo(404);
        assertThat(house.yard.worker.get(roster).status()).isIn(403, 404);
        Map<String, Object> others = house.wish(1);
        others.put("unit", "大洋船舶修造有限公司");
        Http stranger = house.otherUnit("冒名船厂");
        assertThat(stranger.post("/api/mutual-aid/rosters", others).codes())
                .containsExactly("mutualaid.roster.UNIT_NOT_YOURS");
    }

    @Test
    @DisplayName("续保：上年的人一键带入，免责期不再算；中途新增只能加进已参保的单位")
    void renewsWithOneClick() {
        Http chair = house.otherUnit("续保船厂");
        UUID employer = jdbc.sql("SELECT id FROM organisation_employer WHERE district = :d AND name = '续保船厂'")
                .param("d", house.district)
                .query(UUID.class)
                .single();
        IdCardNumber number = new IdCardNumber(UnitHouse.number(true, 1980));
        int before = UnitHouse.year() - 1;
        context.getBean(EnrolmentDesk.class)
                .enrol(
                        Scope.house(house.district),
                        new Batch(
                                UUID.randomUUID(),
                                house.district,
                                UnitHouse.SCHEME,
                                before,
                                "hospital",
                                "unit",
                                employer,
                                "续保船厂",
                                LocalDate.of(before, 1, 5),
                                List.of(new Insured("续保甲", number, "employee", 1))));
        Map<String, Object> addition = house.wish(1);
        addition.put("plan", UnitHouse.year() + "+");
        String early = UnitHouse.open(chair, addition);
        UnitHouse.bring(chair, early, UnitHouse.sheet(UnitHouse.men(1)), "all");
        assertThat(chair.post(early + "/submission", Map.of()).codes())
                .containsExactly("mutualaid.roster.UNIT_NOT_TAKING_PART");
        String roster = UnitHouse.open(chair, house.wish(1));
        assertThat(UnitHouse.done(chair, roster + "/renewal")
                        .json()
                        .path("people")
                        .asInt())
                .isOne();
        UnitHouse.done(chair, roster + "/submission");
        UnitHouse.done(house.reviewer, roster + "/approval");
        String code = chair.get(roster).text("paymentCode");
        house.read(UnitHouse.line("续保船厂", code, "50.00"));
        house.confirm("续保船厂", List.of(house.noticeOf(code)));
        assertThat(covers("续保甲")).hasSize(2);
        Spell renewed = covers("续保甲").getLast();
        boolean inGrace = UnitHouse.today().getDayOfYear() <= 89;
        assertThat(renewed.firstFrom())
                .isEqualTo((inGrace
                                ? LocalDate.of(before, 1, 6)
                                : UnitHouse.today().plusDays(1))
                        .toString());
        assertThat(UnitHouse.done(chair, early + "/submission").text("state"))
                .as("已参保的单位可以中途新增")
                .isEqualTo("SUBMITTED");
    }

    @Test
    @DisplayName("个人在窗口缴现金：当场参保，当场有收据；历年参保一页看完")
    void takesSomebodyAloneAtTheWindow() {
        String number = UnitHouse.number(false, 1990);
        Map<String, Object> form = new java.util.HashMap<>(Map.of(
                "scheme",
                UnitHouse.SCHEME,
                "plan",
                String.valueOf(UnitHouse.year()),
                "channel",
                "newForm",
                "name",
                "骑手甲",
                "idNumber",
                number,
                "insurance",
                "resident",
                "modules",
                List.of("hospital", "women")));
        Http window = house.yard.countyOfficer;
        assertThat(window.post("/api/mutual-aid/window", form).codes())
                .containsExactly("mutualaid.roster.WINDOW_CONSENT_MISSING", "mutualaid.roster.CASH_MISSING");
        form.put("paid", true);
        assertThat(window.post("/api/mutual-aid/window", form).codes())
                .as("没有宣读、没有单独同意，收了钱也不能办")
                .containsExactly("mutualaid.roster.WINDOW_CONSENT_MISSING");
        form.put("consent", true);
        Http.Reply paid = window.post("/api/mutual-aid/window", form);
        assertThat(paid.status()).as(paid.raw().body()).isEqualTo(201);
        assertThat(paid.json().path("amountFen").asLong()).isEqualTo(70_00);
        String roster = "/api/mutual-aid/rosters/" + paid.text("subject");
        assertThat(jdbc.sql("""
                                SELECT version || ' ' || witness_name FROM mutualaid_window_consent
                                 WHERE district = :d AND roster = :roster
                                """)
                        .param("d", house.district)
                        .param("roster", UUID.fromString(paid.text("subject")))
                        .query(String.class)
                        .single())
                .startsWith("1 ");
        assertThat(house.reviewer.get(roster.replace("/api", "")).raw().body()).contains("单独同意");
        assertThat(house.reviewer.get(roster + "/receipt").text("text"))
                .contains("骑手甲")
                .contains("柒拾元整");
        Http.Reply found = window.post("/api/mutual-aid/people", Map.of("idNumber", number));
        assertThat(found.json()
                        .path("covers")
                        .valueStream()
                        .map(each -> each.path("unit").asString()))
                .containsExactly("骑手甲", "骑手甲");
        assertThat(window.post("/api/mutual-aid/window", form).codes())
                .as("同一个人第二次")
                .contains("mutualaid.roster.ENROLLED_THIS_YEAR");
        assertThat(house.yard.officer.post("/api/mutual-aid/window", form).status())
                .isEqualTo(422);
        assertThat(context.getBean(FUND, Verification.class).verify()).isEmpty();
    }
}
