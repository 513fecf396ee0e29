package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.access.Standing;
import org.niangjia.platform.organisation.Ending;
import org.niangjia.platform.organisation.OfficerKind;
import org.niangjia.platform.organisation.TenureDesk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("干部离岗交接")
class OfficerLeavingTheirPost {
    @Autowired
    private ApplicationContext context;

    @Test
    @DisplayName("手上没办完的件当场转给接手的人，职工看到的就是新的娘家人")
    void passesTheOpenCasesOnAtOnce() {
        Shipyard yard = new Shipyard(context);
        String no = yard.submit().text("no");
        assertThat(yard.officer
                        .post("/api/requests/" + no + "/signature", Map.of())
                        .status())
                .isEqualTo(200);
        Hat hat = context.getBean(Standing.class).hatsOf(yard.officerAccount).getFirst();
        UUID next = yard.place.account("接手的方");
        context.getBean(TenureDesk.class).end(yard.place.house, ending(hat, next));
        assertThat(yard.worker
                        .get("/api/requests/" + no)
                        .json()
                        .at("/handler/name")
                        .asString())
                .isEqualTo("接手的方");
        Http successor = Http.as(context, next);
        assertThat(successor
                        .post("/api/requests/" + no + "/reply", Map.of("text", "接着办好了。"))
                        .status())
                .isEqualTo(200);
    }

    private static Ending ending(Hat hat, UUID next) {
        return new Ending(
                hat.district(), hat.tenure(), "调离", new Ending.Successor(next, OfficerKind.FULL_TIME), "移交在办事项");
    }
}
