package org.niangjia.platform.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 时钟. The one time of the house, in Shanghai, exact to the microsecond as the database keeps it. In a demo world it
 * can be moved forward, never back, and stays moved after a restart.
 */
@Component
public class HouseClock extends Clock {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String SETTING = "clock_offset";

    private final JdbcClient jdbc;
    private final World world;
    private final ScopedValue<Instant> past = ScopedValue.newInstance();
    private volatile Duration offset = Duration.ZERO;

    HouseClock(JdbcClient jdbc, World world) {
        this.jdbc = jdbc;
        this.world = world;
        refresh();
    }

    /** Moves the time of a demo world forward. Refuses to go back, and refuses in a real world. */
    public synchronized void advanceTo(Instant time) {
        if (!world.demo()) {
            throw new IllegalStateException("the clock of a real house cannot be moved");
        }
        refresh();
        if (time.isBefore(instant())) {
            throw new RefusedException(Refusal.of("store.CLOCK_NEVER_GOES_BACK").at("now"));
        }
        Duration moved = Duration.between(machine(), time);
        jdbc.sql("""
                        INSERT INTO store_setting (name, value) VALUES (:name, :value)
                        ON CONFLICT (name) DO UPDATE SET value = excluded.value
                        """).param("name", SETTING).param("value", moved.toString()).update();
        offset = moved;
    }

    /**
     * Does something at an earlier time, in this thread. Only while {@link World#tell} runs: a demo world begins with a
     * past, afterwards nobody can write into it.
     */
    public void inThePast(Instant time, Runnable deed) {
        if (!world.telling()) {
            throw new IllegalStateException("the past has been told");
        }
        if (time.isAfter(machine().plus(offset))) {
            throw new IllegalArgumentException(time + " is not past");
        }
        ScopedValue.where(past, time.truncatedTo(ChronoUnit.MICROS)).run(deed);
    }

    /** Reads how far another instance has moved the time. */
    final void refresh() {
        if (world.demo()) {
            offset = jdbc.sql("SELECT value FROM store_setting WHERE name = :name")
                    .param("name", SETTING)
                    .query(String.class)
                    .optional()
                    .map(Duration::parse)
                    .orElse(Duration.ZERO);
        }
    }

    @Override
    public Instant instant() {
        return past.isBound() ? past.get() : machine().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZONE) ? this : new Elsewhere(this, zone);
    }

    private static Instant machine() {
        return Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static final class Elsewhere extends Clock {
        private final Clock house;
        private final ZoneId zone;

        Elsewhere(Clock house, ZoneId zone) {
            this.house = house;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return house.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Elsewhere(house, other);
        }
    }
}
