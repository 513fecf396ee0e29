package org.niangjia.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.niangjia.HouseTest;
import org.niangjia.platform.store.Poller;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("到期的会话、验证码、次数和防重键，清扫后不再留在库里")
class WhatIsOver {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @Autowired
    private List<Poller> pollers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    /** 会到期的东西. How it is written with a time and a mark, and how long after that time it is kept. */
    enum Thing {
        /** 会话 */
        SESSION(
                "access-sweeper",
                Duration.ZERO,
                "INSERT INTO access_session (hash, account, strength, created_at, seen_at, expires_at)"
                        + " VALUES (:mark, :id, 'CODE', :at, :at, :at)",
                "SELECT count(*) FROM access_session WHERE hash = :mark"),
        /** 验证码 */
        CODE(
                "access-sweeper",
                Duration.ofDays(1),
                "INSERT INTO access_code (id, phone_hash, code_hash, created_at, expires_at) VALUES (:id, :mark, :mark, :at, :at)",
                "SELECT count(*) FROM access_code WHERE phone_hash = :mark"),
        /** 试过的次数 */
        ATTEMPT(
                "access-sweeper",
                Duration.ofDays(1),
                "INSERT INTO access_attempt (kind, who, window_start, tries) VALUES ('test', :mark, :at, 1)",
                "SELECT count(*) FROM access_attempt WHERE who = :mark"),
        /** 窗口作保 */
        VOUCHING(
                "access-sweeper",
                Duration.ZERO,
                "INSERT INTO access_vouching (account, hash, expires_at) VALUES (:id, :mark, :at)",
                "SELECT count(*) FROM access_vouching WHERE hash = :mark"),
        /** 防重键 */
        KEY(
                "frame-keys",
                Duration.ofDays(1),
                "INSERT INTO frame_idempotency (key, body, answer, at) VALUES (:mark, :mark, :mark, :at)",
                "SELECT count(*) FROM frame_idempotency WHERE key = :mark");

        private final String sweeper;
        private final Duration kept;
        private final String insert;
        private final String count;

        Thing(String sweeper, Duration kept, String insert, String count) {
            this.sweeper = sweeper;
            this.kept = kept;
            this.insert = insert;
            this.count = count;
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("过了期限一分钟的没有了，还差一分钟的还在")
    void leavesWhenItIsOver(Thing thing) {
        byte[] over = write(thing, thing.kept.plus(A_MINUTE));
        byte[] still = write(thing, thing.kept.minus(A_MINUTE));
        sweep(thing);
        assertThat(count(thing, over)).isZero();
        assertThat(count(thing, still)).isOne();
        sweep(thing);
        assertThat(count(thing, still)).isOne();
    }

    private byte[] write(Thing thing, Duration ago) {
        byte[] mark = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        OffsetDateTime at = clock.instant().minus(ago).atOffset(ZoneOffset.UTC);
        jdbc.sql(thing.insert)
                .param("mark", mark)
                .param("id", UUID.randomUUID())
                .param("at", at)
                .update();
        return mark;
    }

    private void sweep(Thing thing) {
        pollers.stream().filter(one -> one.name().equals(thing.sweeper)).forEach(one -> one.poll(330_903));
    }

    private long count(Thing thing, byte[] mark) {
        return jdbc.sql(thing.count)
                .param("mark", mark)
                .query((row, n) -> row.getLong(1))
                .single();
    }
}
