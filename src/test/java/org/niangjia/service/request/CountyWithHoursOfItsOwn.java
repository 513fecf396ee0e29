package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.Actor;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.reference.Terms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("自己定了办公时间的县")
class CountyWithHoursOfItsOwn {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private Terms terms;

    @Autowired
    private Clock clock;

    @Test
    @DisplayName("时限到本县下班为止，不是全国的默认时间；别的县不变")
    void clocksEndWhenItsOfficeCloses() {
        Shipyard own = new Shipyard(context);
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        terms.enter("office.hours", own.district, "08:00-11:00 13:00-16:15", today, "本县通知", Actor.HOUSE);
        assertThat(due(own)).isEqualTo(LocalTime.of(16, 15));
        assertThat(due(new Shipyard(context))).isEqualTo(LocalTime.of(17, 0));
    }

    private static LocalTime due(Shipyard yard) {
        Http.Reply said = yard.worker.post("/api/requests", yard.wages());
        assertThat(said.status()).as(said.raw().body()).isEqualTo(201);
        return OffsetDateTime.parse(said.text("dueAt")).toLocalTime();
    }
}
