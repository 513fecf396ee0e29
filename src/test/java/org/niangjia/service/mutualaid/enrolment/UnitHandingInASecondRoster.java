package org.niangjia.service.mutualaid.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("同一单位的第二份名册；几年期的互助费")
class UnitHandingInASecondRoster {
    private static final String WOMEN = "test-women";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private UnitHouse house;

    @BeforeAll
    void build() {
        house = new UnitHouse(context);
    }

    private Map<String, Object> ofWomen(int staff, int women) {
        Map<String, Object> wish = new HashMap<>(house.wish(staff));
        wish.put("scheme", WOMEN);
        wish.put("women", women);
        return wish;
    }

    private static List<String> people(int count, boolean male) {
        List<String> numbers = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            numbers.add(UnitHouse.number(male, 1984));
        }
        return numbers;
    }

    private static byte[] sheet(List<String> numbers, String module, int shares) {
        StringBuilder rows = new StringBuilder();
        numbers.forEach(each -> rows.append("第二次,")
                .append(each)
                .append(",职工医保,,")
                .append(module)
                .append(",")
                .append(shares)
                .append("\n"));
        return UnitHouse.sheet(rows.toString());
    }

    private String brought(Http chair, Map<String, Object> wish, byte[] sheet) {
        String roster = UnitHouse.open(chair, wish);
        assertThat(UnitHouse.bring(chair, roster, sheet, "all").text("state")).isEqualTo("STORED");
        return roster;
    }

    /** Handed in, approved, and the money confirmed by the cashier. */
    private void paid(Http chair, String roster, String unit, String scheme) {
        UnitHouse.done(chair, roster + "/submission");
        UnitHouse.done(house.reviewer, roster + "/approval");
        String code = chair.get(roster).text("paymentCode");
        String till = "/api/collection/mutualaid-" + scheme;
        String yuan = String.valueOf(chair.get(roster).json().path("feeFen").asLong() / 100);
        house.cashier.upload(
                till + "/imports?mode=all", "对账单.csv", UnitHouse.statement(UnitHouse.line(unit, code, yuan)));
        String line = Http.items(house.cashier.get(till)).stream()
                .filter(each -> each.path("payer").asString().equals(unit))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        String notice = Http.items(house.cashier.get(till + "?show=notices&q=" + code))
                .getFirst()
                .path("id")
                .asString();
        Http.Reply done =
                house.cashier.post(till + "/lines/" + line + "/confirmation", Map.of("notices", List.of(notice)));
        assertThat(done.status()).as(done.raw().body()).isEqualTo(200);
        assertThat(chair.get(roster).text("state")).isEqualTo("IN_FORCE");
    }

    @Test
    @DisplayName("十个人参加了住院，其中五个再加意外：参加的还是十个人，不是十五个")
    void countsEachPersonOnce() {
        Http chair = house.otherUnit("加项船厂");
        List<String> men = people(10, true);
        paid(chair, brought(chair, house.wish(10), sheet(men, "住院", 1)), "加项船厂", UnitHouse.SCHEME);
        String second = brought(chair, house.wish(10), sheet(men.subList(0, 5), "意外", 1));
        assertThat(UnitHouse.done(chair, second + "/submission").text("state")).isEqualTo("SUBMITTED");
    }

    @Test
    @DisplayName("凑不出参保率：已参加八个的，再报其中五个，还是八个，不是十三个")
    void cannotBeCountedTwiceForTheShare() {
        Http chair = house.otherUnit("凑数船厂");
        List<String> men = people(8, true);
        paid(chair, brought(chair, house.wish(10), sheet(men, "住院", 1)), "凑数船厂", UnitHouse.SCHEME);
        String second = brought(chair, house.wish(16), sheet(men.subList(0, 5), "意外", 1));
        Http.Reply refused = chair.post(second + "/submission", Map.of());
        assertThat(refused.codes()).containsExactly("mutualaid.roster.PARTICIPATION_TOO_LOW");
    }

    @Test
    @DisplayName("申请表和登记表：单位的数、每项人数和互助费、签名盖章处，后面是人员清单；别的单位打不出来")
    void printsItsApplicationAndItsList() {
        Http chair = house.otherUnit("打印船厂");
        List<String> men = people(2, true);
        String roster = brought(chair, house.wish(2), sheet(men, "意外", 3));
        String text = chair.get(roster + "/paper").text("text");
        assertThat(text)
                .contains("打印船厂", "参保人员登记表", "第二次", "意外", "100.0%", "60.00", "工会主席")
                .contains(men.getFirst().substring(14))
                .doesNotContain(men.getFirst());
        String file = roster.replace("/api", "") + "/paper?as=";
        assertThat(chair.bytes(file + "pdf")).startsWith('%', 'P', 'D', 'F');
        assertThat(chair.bytes(file + "docx")).startsWith('P', 'K');
        assertThat(house.otherUnit("旁观打印船厂").get(roster + "/paper").status()).isEqualTo(404);
        assertThat(chair.get(roster.replace("/api", "")).raw().body()).contains("打印申请表和登记表");
        assertThat(chair.get("/mutual-aid/rosters/new").raw().body()).contains("测试女职工四年互助", "保障 4 年");
        assertThat(house.yard.countyOfficer.get("/mutual-aid/window").raw().body())
                .contains("name=\"consent\"", "请念给本人听");
    }

    @Test
    @DisplayName("按女职工算参保率：先参加的四位女职工算在内，第二份名册只有一位也能交；份数不同不能交")
    void countsTheWomenBefore() {
        Http chair = house.otherUnit("女工船厂");
        List<String> women = people(5, false);
        paid(chair, brought(chair, ofWomen(9, 5), sheet(women.subList(0, 4), "女职工", 2)), "女工船厂", WOMEN);
        String other = brought(chair, ofWomen(9, 5), sheet(women.subList(4, 5), "女职工", 1));
        assertThat(chair.post(other + "/submission", Map.of()).codes())
                .containsExactly("mutualaid.roster.SHARES_DIFFER");
        UnitHouse.done(chair, other + "/withdrawal");
        String second = brought(chair, ofWomen(9, 5), sheet(women.subList(4, 5), "女职工", 2));
        assertThat(UnitHouse.done(chair, second + "/submission").text("state")).isEqualTo("SUBMITTED");
    }

    @Test
    @DisplayName("只有四年期互助费的方案：一次交四年，保到第四年最后一天，四个年度都占名额")
    void takesFourYearsAtOnce() {
        Http chair = house.otherUnit("四年船厂");
        Map<String, Object> shorter = ofWomen(4, 1);
        shorter.put("years", 1);
        assertThat(chair.post("/api/mutual-aid/rosters", shorter).codes())
                .containsExactly("mutualaid.roster.LENGTH_NOT_OFFERED");
        List<String> woman = people(1, false);
        String roster = brought(chair, ofWomen(4, 1), sheet(woman, "女职工", 3));
        assertThat(chair.get(roster).json().path("feeFen").asLong()).isEqualTo(3 * 50_00);
        assertThat(chair.get(roster).json().path("years").asInt()).isEqualTo(4);
        paid(chair, roster, "四年船厂", WOMEN);
        var cover = jdbc.sql("""
                        SELECT e.cover_from, e.cover_until, e.years, e.id FROM mutualaid_enrolment e
                          JOIN mutualaid_batch b ON b.district = e.district AND b.id = e.batch
                         WHERE e.district = :d AND b.unit_name = '四年船厂'
                        """).param("d", house.district).query().singleRow();
        assertThat(cover.get("cover_until"))
                .isEqualTo(java.sql.Date.valueOf(
                        UnitHouse.today().plusDays(1).plusYears(4).minusDays(1)));
        assertThat(cover.get("years")).isEqualTo(4);
        byte[] hash = context.getBean(RosterDesk.class).index(woman.getFirst());
        RosterPlaces places = context.getBean(RosterPlaces.class);
        for (int later = 0; later <= 4; later++) {
            assertThat(places.held(house(), wanting(later), List.of(hash), List.of("women")))
                    .as(later + " 年以后")
                    .hasSize(later < 4 ? 1 : 0);
        }
        assertThat(places.held(house(), wanting(-4), List.of(hash), List.of("women")))
                .isEmpty();
        assertThat(places.held(house(), wanting(-3), List.of(hash), List.of("women")))
                .hasSize(1);
    }

    private Scope house() {
        return Scope.house(house.district);
    }

    /** Another roster for four years, so many years later. */
    private Roster wanting(int later) {
        return new Roster(
                house.district,
                new java.util.UUID(1, 1),
                WOMEN,
                UnitHouse.year() + later,
                "unit",
                false,
                4,
                null,
                "别的单位",
                "",
                false,
                Roster.Declared.NOTHING,
                Roster.State.DRAFT,
                java.time.Instant.EPOCH,
                null,
                0);
    }
}
