package org.niangjia.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.TestDatabase;
import org.niangjia.base.RefusedException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("演示环境的时钟")
class HouseClockInADemoWorld {
    @Autowired
    private Clock clock;

    @Test
    @DisplayName("全屋只有一个时钟，即可注入的 Clock")
    void isTheOnlyClock() {
        assertThat(clock).isInstanceOf(HouseClock.class);
    }

    @Test
    @DisplayName("可以拨快，重启后仍是拨快后的时间，不能拨回")
    void advancesForGoodAndNeverBack() {
        try (TestDatabase.Copy copy = TestDatabase.copy()) {
            JdbcClient jdbc = JdbcClient.create(copy.connections());
            World world = new World(jdbc);
            HouseClock here = new HouseClock(jdbc, world);
            Instant later = here.instant().plus(Duration.ofDays(3));
            here.advanceTo(later);
            assertThat(here.instant()).isBetween(later, later.plusSeconds(5));
            assertThat(new HouseClock(jdbc, world).instant()).isBetween(later, later.plusSeconds(5));
            assertThatThrownBy(() -> here.advanceTo(later.minusSeconds(1))).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    @DisplayName("精确到微秒，与数据库保存的一致")
    void isExactToTheMicrosecond() {
        Instant now = clock.instant();
        assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MICROS));
    }
}
