package org.niangjia.service.mutualaid.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.service.mutualaid.claim.AidCounty;
import org.niangjia.service.mutualaid.cover.InsuredWorker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@HouseTest
@DisplayName("看互助金数字的人")
class ReaderOfAidFigures {
    @Autowired
    private ApplicationContext context;

    private AidCounty county;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
    }

    private static Map<String, Object> values(Http.Reply reply) {
        Map<String, Object> values = new TreeMap<>();
        for (JsonNode line : reply.json().path("items")) {
            values.put(line.path("key").asString(), line.path("value").asDouble());
        }
        return values;
    }

    @Test
    @DisplayName("人数、人次、金额、均数、封顶都从台账算出来，镇里看不到全县的")
    void countsFromTheRegister() {
        InsuredWorker one = county.insured();
        county.firstReview(county.claimed(one.claim(300_000)));
        county.firstReview(county.claimed(one.claim(300_000)));
        county.firstReview(county.claimed(county.insured().claim(60_000)));
        String large = county.claimed(county.insured().claim(5_000_000));
        county.firstReview(large);
        county.review(county.reviewer, large, "AWARD");
        county.review(county.deputy, large, "AWARD");
        Http.Reply reply = county.head.get("/api/statistics/mutual-aid");
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        Map<String, Object> values = values(reply);
        assertThat(values)
                .containsEntry("persons", 3.0)
                .containsEntry("times", 4.0)
                .containsEntry("amount", 1_900.0 + 180 + 20_000)
                .containsEntry("mean", 22_080 / 4.0)
                .containsEntry("capped", 1.0);
        assertThat(values(county.town.get("/api/statistics/mutual-aid")).getOrDefault("times", 0.0))
                .isEqualTo(0.0);
        assertThat(county.head.get("/statistics/mutual-aid").raw().body()).doesNotContain("mutualaid.statistic");
        assertThat(county.head
                        .get("/api/outlook/figures/mutual-aid/decided?part=I")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("少于五件的病种不显示，也不能从总数减出来")
    void leavesOutWhatPointsAtSomebody() {
        assertThat(seen(Map.of("C", 4L, "I", 9L, "J", 6L, "K", 30L))).containsExactly("I", "K");
        assertThat(seen(Map.of("C", 1L, "E", 2L, "I", 9L, "K", 30L))).containsExactly("K");
        assertThat(seen(Map.of("C", 3L, "E", 4L, "I", 9L))).containsExactly("I");
        assertThat(seen(Map.of("C", 5L, "I", 5L))).containsExactly("C", "I");
        assertThat(seen(Map.of("C", 2L))).isEmpty();
        assertThat(seen(Map.of())).isEmpty();
    }

    private static List<String> seen(Map<String, Long> times) {
        return IllnessMix.shown(new TreeMap<>(times), 5).entrySet().stream()
                .filter(each -> !each.getValue().hidden())
                .map(Map.Entry::getKey)
                .toList();
    }
}
