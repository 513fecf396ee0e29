package org.niangjia.platform.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.service.request.Shipyard;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("镇上排值班表")
class OfficePlanningItsRota {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Rota rota;

    @Autowired
    private Clock clock;

    private Shipyard yard;

    @BeforeEach
    void build() {
        yard = new Shipyard(context);
    }

    private Map<String, Object> shift(Duration from, Duration until) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZONE).truncatedTo(ChronoUnit.MINUTES);
        return Map.of(
                "name",
                "虞晓岚",
                "phone",
                "0580-0000111",
                "from",
                now.plus(from).toString(),
                "until",
                now.plus(until).toString());
    }

    @Test
    @DisplayName("排上的时候查得到，之前之后查不到；别的镇查不到")
    void isFoundWhileOnDuty() {
        Http.Reply reply = yard.officer.post("/api/rota", shift(Duration.ofHours(1), Duration.ofHours(9)));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        Instant begins = Instant.parse(reply.text("from"));
        Instant ends = Instant.parse(reply.text("until"));
        String path = yard.town.path();
        assertThat(rota.onDuty(yard.district, path, begins.minusSeconds(1))).isEmpty();
        assertThat(rota.onDuty(yard.district, path, begins))
                .singleElement()
                .satisfies(one -> assertThat(one.name()).isEqualTo("虞晓岚"));
        assertThat(rota.onDuty(yard.district, path + "U0001/", ends.minusSeconds(1)))
                .as("本镇下面的单位也由镇上值班")
                .hasSize(1);
        assertThat(rota.onDuty(yard.district, path, ends)).isEmpty();
        assertThat(rota.onDuty(yard.district, path.substring(0, path.length() - 1) + "9/", begins))
                .isEmpty();
    }

    @Test
    @DisplayName("县职工服务中心值班，镇上的急事也找得到它；镇上的人排在前面")
    void centreAnswersForTheTowns() {
        assertThat(yard.countyOfficer
                        .post("/api/rota", shift(Duration.ofHours(50), Duration.ofHours(52)))
                        .status())
                .isEqualTo(201);
        assertThat(yard.officer
                        .post("/api/rota", shift(Duration.ofHours(50), Duration.ofHours(52)))
                        .status())
                .isEqualTo(201);
        Instant then = clock.instant().plus(51, ChronoUnit.HOURS);
        assertThat(rota.onDuty(yard.district, yard.town.path(), then))
                .extracting(Shift::path)
                .satisfies(paths -> assertThat(paths.getFirst()).isEqualTo(yard.town.path()))
                .hasSize(2);
    }

    @Test
    @DisplayName("同一电话同一时间排两次，第二次说已经排过")
    void isEnteredOnce() {
        Map<String, Object> shift = shift(Duration.ofHours(20), Duration.ofHours(21));
        assertThat(yard.officer.post("/api/rota", shift).status()).isEqualTo(201);
        assertThat(yard.officer.post("/api/rota", shift).status()).isEqualTo(409);
    }

    @Test
    @DisplayName("还没开始的取消后不再有；正在值的结束后留着记录；别的办公室取消不了")
    void isTakenBackOrEnded() {
        Http.Reply coming = yard.officer.post("/api/rota", shift(Duration.ofHours(30), Duration.ofHours(31)));
        String address = "/api/rota/" + coming.text("id") + "/removal";
        assertThat(yard.neighbour.post(address, Map.of()).status()).isIn(403, 404);
        assertThat(yard.countyOfficer.post(address, Map.of()).status()).isIn(403, 404);
        assertThat(yard.officer.post(address, Map.of()).status()).isEqualTo(200);
        assertThat(yard.officer.post(address, Map.of()).status()).isEqualTo(404);

        Http.Reply running = yard.officer.post("/api/rota", shift(Duration.ofHours(-2), Duration.ofHours(40)));
        Instant now = clock.instant();
        assertThat(yard.officer
                        .post("/api/rota/" + running.text("id") + "/removal", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(rota.onDuty(yard.district, yard.town.path(), now.minus(1, ChronoUnit.HOURS)))
                .hasSize(1);
        assertThat(rota.onDuty(yard.district, yard.town.path(), now.plus(1, ChronoUnit.HOURS)))
                .isEmpty();
    }
}
