package org.niangjia.service.mutualaid.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("镇上代填的名册，单位确认了才算数")
class UnitConfirmingItsRoster {
    @Autowired
    private ApplicationContext context;

    private UnitHouse house;

    @BeforeAll
    void build() {
        house = new UnitHouse(context);
    }

    /** Typed by the town for the shipyard, and handed in. */
    private String typed() {
        Map<String, Object> wish = house.wish(1);
        wish.put("unit", "大洋船舶修造有限公司");
        String roster = UnitHouse.open(house.yard.officer, wish);
        assertThat(UnitHouse.bring(house.yard.officer, roster, UnitHouse.sheet(UnitHouse.men(1)), "all")
                        .text("state"))
                .isEqualTo("STORED");
        UnitHouse.done(house.yard.officer, roster + "/submission");
        return roster;
    }

    private List<String> approval(String roster) {
        return house.reviewer.post(roster + "/approval", Map.of()).codes();
    }

    @Test
    @DisplayName("单位登录确认：填的人自己、别的单位都不能替它确认；退回再交要重新确认")
    void isConfirmedBySomebodyOfTheUnit() {
        String roster = typed();
        assertThat(approval(roster)).containsExactly("mutualaid.roster.UNIT_NOT_CONFIRMED");
        assertThat(house.yard.officer.post(roster + "/confirmation", Map.of()).codes())
                .containsExactly("mutualaid.roster.UNIT_CONFIRMS");
        assertThat(house.otherUnit("旁人船厂")
                        .post(roster + "/confirmation", Map.of())
                        .status())
                .isEqualTo(404);
        UnitHouse.done(house.yard.chair, roster + "/confirmation");
        house.reviewer.post(roster + "/return", Map.of("reason", "医保类型请核对"));
        UnitHouse.done(house.yard.officer, roster + "/submission");
        assertThat(approval(roster)).as("改过再交的没有确认过").containsExactly("mutualaid.roster.UNIT_NOT_CONFIRMED");
        UnitHouse.done(house.yard.chair, roster + "/confirmation");
        assertThat(UnitHouse.done(house.reviewer, roster + "/approval").text("state"))
                .isEqualTo("APPROVED");
    }

    @Test
    @DisplayName("从不登录的单位：点开链接确认，说不对就不能通过")
    void isConfirmedThroughTheLink() {
        String roster = typed();
        Http town = house.yard.officer;
        assertThat(answered(town, false).status()).isEqualTo(200);
        assertThat(approval(roster)).containsExactly("mutualaid.roster.UNIT_NOT_CONFIRMED");
        assertThat(answered(town, true).status()).isEqualTo(200);
        assertThat(UnitHouse.done(house.reviewer, roster + "/approval").text("state"))
                .isEqualTo("APPROVED");
    }

    private Http.Reply answered(Http town, boolean right) {
        Http.Reply entry =
                town.post("/api/behalf/" + house.district + "/" + house.yard.yard.id(), Map.of("subject", "rosters"));
        assertThat(entry.status()).as(entry.raw().body()).isEqualTo(201);
        String link = town.post("/api/behalf/entries/" + house.district + "/" + entry.text("id") + "/link", Map.of())
                .text("link");
        String path = "/api" + link.substring(link.indexOf("/confirmations"));
        return Http.nobody(context).post(path, Map.of("name", "厂里老陈", "agreed", right, "words", right ? "" : "少了一个人"));
    }
}
