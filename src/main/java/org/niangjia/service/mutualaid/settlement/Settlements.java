package org.niangjia.service.mutualaid.settlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.service.mutualaid.Fund;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code mutualaid_settlement}. A district reads its own row and takes its own steps. */
@Repository
class Settlements {
    static final String MEANWHILE = "mutualaid.settlement.CHANGED_MEANWHILE";

    static final String SELECT = "SELECT * FROM mutualaid_settlement WHERE district = :district";

    private final JdbcClient jdbc;

    Settlements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void decide(Scope scope, Settlement seen, Settlement.State to, Settlement.Signed by, String reason) {
        change(
                scope,
                seen,
                "state = :to, reason = :reason, decided_at = :at, decided_by = :by, decided_name = :name",
                by,
                Map.of("to", to.name(), "reason", reason));
    }

    void pay(Scope scope, Settlement seen, Settlement.Moved paid) {
        move(
                scope,
                seen,
                "state = 'PAID', paid_on = :on, paid_voucher = :voucher, paid_at = :at, paid_by = :by, paid_name = :name",
                paid);
    }

    void arrive(Scope scope, Settlement seen, Settlement.Moved arrived) {
        move(
                scope,
                seen,
                "state = 'SETTLED', arrived_on = :on, arrived_voucher = :voucher, arrived_at = :at, arrived_by = :by, arrived_name = :name",
                arrived);
    }

    void bounce(Scope scope, Settlement seen, Settlement.Moved bounced) {
        move(
                scope,
                seen,
                "state = 'BOUNCED', bounced_on = :on, bounced_voucher = :voucher, bounced_at = :at, bounced_by = :by, bounced_name = :name",
                bounced);
    }

    /** 撤下在途. It waits for payment again; the step of the house on the side that would have been paid. */
    void unpay(Scope scope, Settlement one) {
        jdbc.sql("""
                        UPDATE mutualaid_settlement SET version = version + 1, state = 'CONFIRMED', paid_on = NULL,
                               paid_voucher = NULL, paid_at = NULL, paid_by = NULL, paid_name = NULL
                         WHERE district = :district AND id = :id AND state = 'BOUNCED'
                        """)
                .param("district", scope.require(one.district()))
                .param("id", one.id())
                .update();
    }

    private void move(Scope scope, Settlement seen, String set, Settlement.Moved moved) {
        try {
            change(scope, seen, set, moved.signed(), Map.of("on", moved.on(), "voucher", moved.voucher()));
        } catch (DuplicateKeyException e) {
            throw new ConflictException(MEANWHILE);
        }
    }

    private void change(Scope scope, Settlement seen, String set, Settlement.Signed by, Map<String, ?> more) {
        int changed = jdbc.sql("UPDATE mutualaid_settlement SET version = version + 1, " + set
                        + " WHERE district = :district AND id = :id AND version = :version")
                .params(more)
                .param("at", by.at().atOffset(ZoneOffset.UTC))
                .param("by", by.by())
                .param("name", by.name())
                .param("district", scope.require(seen.district()))
                .param("id", seen.id())
                .param("version", seen.version())
                .update();
        if (changed == 0) {
            throw new ConflictException(MEANWHILE);
        }
    }

    /** What moved the money in this district's own book, or null when it came back. */
    void booked(Scope scope, Settlement one, @Nullable UUID transfer) {
        jdbc.sql(
                        "UPDATE mutualaid_settlement SET transfer = CAST(:transfer AS uuid) WHERE district = :district AND id = :id")
                .param("transfer", transfer)
                .param("district", scope.require(one.district()))
                .param("id", one.id())
                .update();
    }

    /** What has moved its money in this district's own book. */
    UUID transfer(Scope scope, Settlement one) {
        return jdbc.sql("SELECT transfer FROM mutualaid_settlement WHERE district = :district AND id = :id")
                .param("district", scope.require(one.district()))
                .param("id", one.id())
                .query(UUID.class)
                .single();
    }

    /**
     * 往来. What the settlements of a side say went up and came down, in fen.
     *
     * @param remittedFen 上解
     * @param allottedFen 下拨
     */
    record Gone(long remittedFen, long allottedFen) {
        long netFen() {
            return remittedFen - allottedFen;
        }
    }

    /** What is in the book of a side by its settlements with one county. */
    Gone gone(Scope scope, int district, PoolBooks.Held held) {
        return jdbc.sql("""
                        SELECT coalesce(sum(net_fen) FILTER (WHERE net_fen > 0), 0)::bigint AS remitted,
                               coalesce(-sum(net_fen) FILTER (WHERE net_fen < 0), 0)::bigint AS allotted
                          FROM mutualaid_settlement
                         WHERE district = :district AND side = :side AND scheme = :scheme AND county = :county
                           AND voucher IS NOT NULL
                        """)
                .param("district", scope.require(district))
                .param("side", held.side().name())
                .param("scheme", held.scheme())
                .param("county", held.county())
                .query((row, n) -> new Gone(row.getLong("remitted"), row.getLong("allotted")))
                .single();
    }

    /** Throws NotVisibleException when this district has none such. */
    Settlement get(Scope scope, int district, UUID id) {
        return find(scope, district, id).orElseThrow(() -> new NotVisibleException("settlement " + id));
    }

    Optional<Settlement> find(Scope scope, int district, UUID id) {
        return jdbc.sql(SELECT + " AND id = :id")
                .param("district", scope.require(district))
                .param("id", id)
                .query(Settlements::row)
                .optional();
    }

    /** The newest of a county's that was not returned. */
    Optional<Settlement> last(Scope scope, int county, String scheme) {
        return jdbc.sql(SELECT + """
                         AND county = :district AND scheme = :scheme AND closes_on IS NOT NULL ORDER BY closes_on DESC LIMIT 1
                        """)
                .param("district", scope.require(county))
                .param("scheme", scheme)
                .query(Settlements::row)
                .optional();
    }

    /**
     * 清算查询条件.
     *
     * @param state one of them, or null for all
     * @param text a piece of the number; empty for all
     * @param counties those whose name is sought
     */
    record Sought(Settlement.@Nullable State state, String text, List<Integer> counties) {}

    /** Newest first. */
    List<Settlement> page(Scope scope, int district, Sought sought, @Nullable UUID after, int limit) {
        return jdbc.sql(SELECT + """
                         AND (CAST(:state AS text) IS NULL OR state = :state)
                         AND (:text = '' OR county = ANY(:counties)
                              OR strpos(county || '-' || lower(scheme) || '-' || to_char(until_on, 'YYYYMM'), lower(:text)) > 0)
                         AND (CAST(:after AS uuid) IS NULL OR id < :after) ORDER BY id DESC LIMIT :limit
                        """)
                .param("district", scope.require(district))
                .param("state", sought.state() == null ? null : sought.state().name())
                .param("text", sought.text())
                .param("counties", sought.counties().toArray(Integer[]::new))
                .param("after", after)
                .param("limit", limit)
                .query(Settlements::row)
                .list();
    }

    /** Those of a district that are not over, oldest first. */
    List<Settlement> open(Scope scope, int district) {
        return jdbc.sql(SELECT + " AND state IN ('DRAWN', 'CONFIRMED', 'PAID', 'BOUNCED') ORDER BY id LIMIT 1000")
                .param("district", scope.require(district))
                .query(Settlements::row)
                .list();
    }

    /** All that a county drew up and that hold, for looking them over. */
    List<Settlement> drawn(Scope scope, int district) {
        return jdbc.sql(SELECT + " AND side = 'COUNTY' AND state <> 'RETURNED' ORDER BY scheme, until_on")
                .param("district", scope.require(district))
                .query(Settlements::row)
                .list();
    }

    /** Whether a voucher of this district's has settled something already. */
    boolean used(Scope scope, Settlement one, String voucher) {
        return jdbc.sql("""
                        SELECT count(*) FROM mutualaid_settlement
                         WHERE district = :district AND scheme = :scheme AND voucher = :voucher
                        """)
                        .param("district", scope.require(one.district()))
                        .param("scheme", one.scheme())
                        .param("voucher", voucher)
                        .query(Long.class)
                        .single()
                > 0;
    }

    static Settlement row(ResultSet row, int n) throws SQLException {
        return new Settlement(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                Settlement.Side.valueOf(row.getString("side")),
                row.getInt("county"),
                row.getInt("pool"),
                row.getString("scheme"),
                row.getObject("from_on", LocalDate.class),
                row.getObject("until_on", LocalDate.class),
                row.getObject("follows_on", LocalDate.class),
                new Fund.Sums(
                        row.getLong("opening_fen"),
                        row.getLong("fees_fen"),
                        row.getLong("subsidy_fen"),
                        row.getLong("interest_fen"),
                        row.getLong("recovered_fen"),
                        row.getLong("paid_fen"),
                        row.getLong("refunds_fen"),
                        row.getLong("pooled_fen"),
                        row.getLong("closing_fen")),
                Settlement.State.valueOf(row.getString("state")),
                Objects.requireNonNull(signed(row, "drawn")),
                signed(row, "decided"),
                row.getString("reason"),
                moved(row, "paid"),
                moved(row, "arrived"),
                moved(row, "bounced"),
                row.getInt("version"));
    }

    private static Settlement.@Nullable Signed signed(ResultSet row, String what) throws SQLException {
        Timestamp at = row.getTimestamp(what + "_at");
        return at == null
                ? null
                : new Settlement.Signed(
                        at.toInstant(),
                        Objects.requireNonNull(row.getObject(what + "_by", UUID.class)),
                        row.getString(what + "_name"));
    }

    private static Settlement.@Nullable Moved moved(ResultSet row, String what) throws SQLException {
        Settlement.Signed signed = signed(row, what);
        return signed == null
                ? null
                : new Settlement.Moved(
                        row.getObject(what + "_on", LocalDate.class), row.getString(what + "_voucher"), signed);
    }
}
