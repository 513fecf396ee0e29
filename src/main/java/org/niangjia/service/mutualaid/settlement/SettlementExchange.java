package org.niangjia.service.mutualaid.settlement;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Scope;
import org.niangjia.service.mutualaid.Fund;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 结算单往来. Settlements that are new to a side: drawn up by it, or told by the other one; and what the other one has not been told. */
@Repository
class SettlementExchange {
    /**
     * Of two who draw up one period the second finds the days taken; what was learnt already is learnt again without a change. Where one
     * side says that the bank sent the money back while the other writes down that it came, it came.
     */
    private static final String PUT = """
            INSERT INTO mutualaid_settlement (district, id, side, county, pool, scheme, from_on, until_on, follows_on,
                opening_fen, fees_fen, subsidy_fen, interest_fen, recovered_fen, paid_fen, refunds_fen, pooled_fen,
                closing_fen, net_fen, state, drawn_at, drawn_by, drawn_name, decided_at, decided_by, decided_name, reason,
                paid_on, paid_voucher, paid_at, paid_by, paid_name, arrived_on, arrived_voucher, arrived_at, arrived_by,
                arrived_name, bounced_on, bounced_voucher, bounced_at, bounced_by, bounced_name, version, told)
            VALUES (:district, :id, :side, :county, :pool, :scheme, :from, :until, CAST(:follows AS date),
                :opening, :fees, :subsidy, :interest, :recovered, :paid, :refunds, :pooled,
                :closing, :net, :state, :drawn_at, :drawn_by, :drawn_name, CAST(:decided_at AS timestamptz),
                CAST(:decided_by AS uuid), CAST(:decided_name AS text), :reason,
                CAST(:paid_on AS date), CAST(:paid_voucher AS text), CAST(:paid_at AS timestamptz),
                CAST(:paid_by AS uuid), CAST(:paid_name AS text),
                CAST(:arrived_on AS date), CAST(:arrived_voucher AS text), CAST(:arrived_at AS timestamptz),
                CAST(:arrived_by AS uuid), CAST(:arrived_name AS text),
                CAST(:bounced_on AS date), CAST(:bounced_voucher AS text), CAST(:bounced_at AS timestamptz),
                CAST(:bounced_by AS uuid), CAST(:bounced_name AS text), :version, :told)
            ON CONFLICT (district, id) DO UPDATE SET state = excluded.state, decided_at = excluded.decided_at,
                decided_by = excluded.decided_by, decided_name = excluded.decided_name, reason = excluded.reason,
                paid_on = excluded.paid_on, paid_voucher = excluded.paid_voucher, paid_at = excluded.paid_at,
                paid_by = excluded.paid_by, paid_name = excluded.paid_name, arrived_on = excluded.arrived_on,
                arrived_voucher = excluded.arrived_voucher, arrived_at = excluded.arrived_at,
                arrived_by = excluded.arrived_by, arrived_name = excluded.arrived_name,
                bounced_on = excluded.bounced_on, bounced_voucher = excluded.bounced_voucher,
                bounced_at = excluded.bounced_at, bounced_by = excluded.bounced_by, bounced_name = excluded.bounced_name,
                version = excluded.version, told = excluded.told
             WHERE mutualaid_settlement.version < excluded.version
                OR mutualaid_settlement.version = excluded.version
                   AND mutualaid_settlement.state = 'BOUNCED' AND excluded.state = 'SETTLED'
            """;

    private final JdbcClient jdbc;

    SettlementExchange(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A new one of the county's, which the other side does not know. Throws ConflictException when its days are taken. */
    void insert(Scope scope, Settlement one) {
        try {
            put(scope, one, 0);
        } catch (DuplicateKeyException e) {
            throw new ConflictException(Settlements.MEANWHILE);
        }
    }

    /** What the other side has told; false when this side knows as much or more. */
    boolean learn(Scope scope, Settlement one) {
        return put(scope, one, one.version()) == 1;
    }

    private int put(Scope scope, Settlement one, int told) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("district", scope.require(one.district()));
        row.put("id", one.id());
        row.put("side", one.side().name());
        row.put("county", one.county());
        row.put("pool", one.pool());
        row.put("scheme", one.scheme());
        row.put("from", one.from());
        row.put("until", one.until());
        row.put("follows", one.follows());
        Fund.Sums sums = one.sums();
        row.put("opening", sums.openingFen());
        row.put("fees", sums.feesFen());
        row.put("subsidy", sums.subsidyFen());
        row.put("interest", sums.interestFen());
        row.put("recovered", sums.recoveredFen());
        row.put("paid", sums.paidFen());
        row.put("refunds", sums.refundsFen());
        row.put("pooled", sums.pooledFen());
        row.put("closing", sums.closingFen());
        row.put("net", sums.netFen());
        row.put("state", one.state().name());
        row.put("reason", one.reason());
        row.put("version", one.version());
        row.put("told", told);
        signed(row, "drawn", one.drawn());
        signed(row, "decided", one.decided());
        moved(row, "paid", one.paid());
        moved(row, "arrived", one.arrived());
        moved(row, "bounced", one.bounced());
        return jdbc.sql(PUT).params(row).update();
    }

    private static void signed(Map<String, @Nullable Object> row, String what, Settlement.@Nullable Signed signed) {
        row.put(what + "_at", signed == null ? null : signed.at().atOffset(ZoneOffset.UTC));
        row.put(what + "_by", signed == null ? null : signed.by());
        row.put(what + "_name", signed == null ? null : signed.name());
    }

    private static void moved(Map<String, @Nullable Object> row, String what, Settlement.@Nullable Moved moved) {
        row.put(what + "_on", moved == null ? null : moved.on());
        row.put(what + "_voucher", moved == null ? null : moved.voucher());
        signed(row, what, moved == null ? null : moved.signed());
    }

    /** Whose last step the other side does not know. */
    List<Settlement> untold(Scope scope, int district, int limit) {
        return jdbc.sql(Settlements.SELECT + " AND told < version ORDER BY id LIMIT :limit")
                .param("district", scope.require(district))
                .param("limit", limit)
                .query(Settlements::row)
                .list();
    }

    /** The other side has this version. */
    void told(Scope scope, Settlement one) {
        jdbc.sql("""
                        UPDATE mutualaid_settlement SET told = :version
                         WHERE district = :district AND id = :id AND told < :version AND version >= :version
                        """)
                .param("version", one.version())
                .param("district", scope.require(one.district()))
                .param("id", one.id())
                .update();
    }
}
