package org.niangjia.service.mutualaid.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.frame.Asked;
import org.niangjia.platform.frame.StatisticFamily;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@HouseTest
@DisplayName("看参保数字的人")
class ReaderOfEnrolmentFigures {
    @Autowired
    private ApplicationContext context;

    private static Map<String, Double> values(Http reader, String family) {
        Http.Reply reply = reader.get("/api/statistics/" + family);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        Map<String, Double> values = new TreeMap<>();
        for (JsonNode line : reply.json().path("items")) {
            values.put(line.path("key").asString(), line.path("value").asDouble());
        }
        return values;
    }

    @Test
    @DisplayName("人数、人次、单位、参保率、互助费从名册和登记簿算出来；镇里看到自己的，邻镇看不到")
    void countsFromRostersAndRegister() {
        UnitHouse house = new UnitHouse(context);
        Http head = Http.as(context, house.yard.place.holder(house.yard.place.county, PostRole.DEPARTMENT_HEAD, "主任应"));
        Http chair = house.otherUnit("数字船厂");
        String code = house.approved(chair, 12);
        house.read(UnitHouse.line("数字船厂", code, "600.00"));
        assertThat(house.confirm("数字船厂", List.of(house.noticeOf(code))).status())
                .isEqualTo(200);
        for (String family : List.of("enrolment", "enrolment-kinds", "enrolment-towns")) {
            assertThat(values(head, family))
                    .containsEntry("people", 12.0)
                    .containsEntry("times", 12.0)
                    .containsEntry("units", 1.0)
                    .containsEntry("share", 1.0)
                    .containsEntry("fees", 600.0);
            assertThat(values(house.yard.officer, family)).containsEntry("people", 12.0);
            assertThat(values(house.yard.neighbour, family).getOrDefault("people", 0.0))
                    .isZero();
        }
        StatisticFamily towns = context.getBean("enrolmentByTown", StatisticFamily.class);
        Asked asked = new Asked(house.district, "", null, UnitHouse.today(), null);
        StatisticFamily.Counted counted = towns.count(Scope.house(house.district), asked);
        String town = String.valueOf(house.yard.place.town(101));
        assertThat(counted.parts()).as("按单位所在的镇街分").containsOnlyKeys(town);
        assertThat(counted.parts().getOrDefault(town, List.of()).getFirst())
                .isEqualTo(counted.all().getFirst());
        assertThat(head.get("/outlook/figures/enrolment-towns/people").status()).isEqualTo(200);
        Http.Reply shown = head.send(head.request("/outlook/figures/enrolment/people")
                .header("Accept", "text/html")
                .GET());
        assertThat(shown.raw().body()).contains("数字船厂");
    }

    @Test
    @DisplayName("参保人员导出：一行一人一项，身份证号只有掩码；镇里不能导出")
    void takesThePeopleOut() {
        UnitHouse house = new UnitHouse(context);
        Http head = Http.as(context, house.yard.place.holder(house.yard.place.county, PostRole.DEPARTMENT_HEAD, "主任应"));
        assertThat(house.approved(house.otherUnit("导出船厂"), 3)).isNotEmpty();
        Map<String, Object> wish =
                Map.of("columns", List.of("unit", "name", "idMasked", "fee"), "format", "csv", "reason", "核对");
        Http.Reply made = head.post("/api/mutual-aid/rosters/exports", wish);
        assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        String file = head.get(made.text("file")).raw().body();
        assertThat(file.lines().filter(line -> line.contains("导出船厂"))).hasSize(3);
        assertThat(file).contains("***********");
        assertThat(taken(head, "邻近船厂").lines().filter(line -> line.contains("导出船厂")))
                .as("找过什么，就导出什么")
                .isEmpty();
        assertThat(taken(head, "出船").lines().filter(line -> line.contains("导出船厂")))
                .hasSize(3);
        assertThat(house.yard
                        .officer
                        .post("/api/mutual-aid/rosters/exports", wish)
                        .status())
                .isEqualTo(403);
    }

    private static String taken(Http by, String sought) {
        Map<String, Object> wish =
                Map.of("columns", List.of("unit", "name"), "format", "csv", "filter", Map.of("q", sought));
        return by.get(by.post("/api/mutual-aid/rosters/exports", wish).text("file"))
                .raw()
                .body();
    }
}
