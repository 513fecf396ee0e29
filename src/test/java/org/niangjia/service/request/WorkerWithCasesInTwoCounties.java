package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.store.Pollers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("在两个县都有办件的职工")
class WorkerWithCasesInTwoCounties {
    @Autowired
    private ApplicationContext context;

    @Test
    @DisplayName("两边的都在“我的事”里，别人的一件也没有")
    void findsBothUnderTheirOwn() {
        Shipyard yard = new Shipyard(context);
        context.getBean(Partitions.class).open(yard.place.neighbour);
        String here = yard.submit().text("no");
        Map<String, Object> there = Map.of("district", yard.place.neighbour, "category", "LAW", "text", "想问问加班费怎么算。");
        Http.Reply away = yard.worker.post("/api/requests", there);
        assertThat(away.status()).as(away.raw().body()).isEqualTo(201);
        context.getBean(Pollers.class).runAll();
        String mine = yard.worker.get("/api/requests").raw().body();
        assertThat(mine).contains(here, away.text("no"));
        assertThat(yard.worker.get("/api/requests/" + away.text("no")).status()).isEqualTo(200);
        Http other = Http.as(context, yard.place.account("另一位"));
        assertThat(other.get("/api/requests").raw().body()).doesNotContain(here, away.text("no"));
    }
}
