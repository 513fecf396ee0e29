package org.niangjia.service.mutualaid.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.platform.trail.Trail;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("参保申请表盖了章，拍照传回名册")
class StampedRoster {
    private static final byte[] PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
            .getBytes(StandardCharsets.ISO_8859_1);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private UnitHouse house;
    private Http chair;
    private String roster;

    @BeforeEach
    void build() {
        house = new UnitHouse(context);
        chair = house.otherUnit("盖章船厂");
        roster = UnitHouse.open(chair, house.wish(2));
        UnitHouse.bring(chair, roster, UnitHouse.sheet(UnitHouse.men(2)), "all");
    }

    private Http.Reply stamped(Http by, byte[] file) {
        return by.uploadAs("files", roster + "/stamped", "盖章.pdf", file);
    }

    private String page(Http who) {
        return who.get(roster.replace("/api", "")).raw().body();
    }

    private int recorded(String act) {
        return jdbc.sql(
                        "SELECT count(*) FROM trail_entry WHERE district = :district AND act = :act AND subject = :roster")
                .param("district", house.district)
                .param("act", act)
                .param("roster", UUID.fromString(roster.substring(roster.lastIndexOf('/') + 1)))
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("单位传，县里看；传和看都在办理记录里；同一份纸提交以后也能传")
    void comesBackAndIsRead() {
        assertThat(page(chair)).contains("还没有传回");
        assertThat(chair.post(roster + "/stamped", Map.of()).codes()).containsExactly("stamped.MISSING");
        Http.Reply kept = stamped(chair, PDF);
        assertThat(kept.status()).as(kept.raw().body()).isEqualTo(200);
        assertThat(kept.json().path("files").size()).isOne();
        UnitHouse.done(chair, roster + "/submission");
        assertThat(stamped(house.reviewer, PDF).json().path("files").size()).isEqualTo(2);
        assertThat(recorded("paper.stamped")).isEqualTo(2);
        String shown = page(house.reviewer);
        assertThat(shown).contains("盖章.pdf").doesNotContain("还没有传回");
        String file = shown.substring(shown.indexOf("/stamped/") + 9).substring(0, 36);
        int before = recorded(Trail.REVEALED);
        assertThat(house.reviewer.get(roster + "/stamped/" + file).status()).isEqualTo(200);
        assertThat(recorded(Trail.REVEALED)).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("不是图片和 PDF 的不收；别的单位看不到、传不上；别处的文件从这里打不开")
    void keepsOthersOut() {
        assertThat(stamped(chair, "<script>".getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(422);
        Http other = house.otherUnit("隔壁船厂");
        assertThat(stamped(other, PDF).status()).isEqualTo(404);
        stamped(chair, PDF);
        String shown = page(chair);
        String file = shown.substring(shown.indexOf("/stamped/") + 9).substring(0, 36);
        assertThat(other.get(roster + "/stamped/" + file).status()).isEqualTo(404);
        String own = UnitHouse.open(other, house.wish(2));
        assertThat(other.get(own + "/stamped/" + file).status()).isEqualTo(404);
        assertThat(chair.get(roster + "/stamped/" + file).status()).isEqualTo(200);
    }
}
