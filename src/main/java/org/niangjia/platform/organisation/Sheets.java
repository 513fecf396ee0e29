package org.niangjia.platform.organisation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.niangjia.platform.store.Poller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 待入库表格. Sheets that were looked through and wait to be stored: sealed, seen by their owner alone, a day at most. */
@Component
class Sheets implements Poller {
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Seals seals;
    private final Clock clock;

    Sheets(JdbcClient jdbc, Seals seals, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.clock = clock;
    }

    /** 待入库的一份. */
    record Sheet(UUID id, String name, byte[] bytes) {}

    UUID keep(Scope scope, int district, String name, byte[] bytes) {
        UUID id = Uuid7.next(clock);
        jdbc.sql("""
                        INSERT INTO organisation_sheet (district, id, account, name, sealed, at)
                        VALUES (:district, :id, :account, :name, :sealed, :at)
                        """)
                .param("district", scope.require(district))
                .param("id", id)
                .param("account", scope.account())
                .param("name", name)
                .param("sealed", seals.seal(Purpose.DRAFT, bytes))
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    Sheet get(Scope scope, int district, UUID id) {
        return jdbc.sql("""
                        SELECT id, name, sealed FROM organisation_sheet
                        WHERE district = :district AND id = :id AND account = :account
                        """)
                .param("district", scope.require(district))
                .param("id", id)
                .param("account", scope.account())
                .query((row, number) -> new Sheet(
                        Row.id(row, "id"),
                        row.getString("name"),
                        seals.openBytes(Purpose.DRAFT, row.getBytes("sealed"))))
                .optional()
                .orElseThrow(() -> new NotVisibleException("sheet " + id));
    }

    void drop(Scope scope, int district, UUID id) {
        jdbc.sql("DELETE FROM organisation_sheet WHERE district = :district AND id = :id AND account = :account")
                .param("district", scope.require(district))
                .param("id", id)
                .param("account", scope.account())
                .update();
    }

    @Override
    public String name() {
        return "organisation.sheets";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void poll(int district) {
        jdbc.sql("DELETE FROM organisation_sheet WHERE district = :district AND at < :before")
                .param("district", district)
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
