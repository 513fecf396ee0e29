package org.niangjia.engine.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 付款单清单. All orders of a county, however far they are, for whoever looks for one. */
@Repository
class OrderLists {
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    OrderLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 付款单状态. */
    enum State {
        /** 待付 */
        WAITING,
        /** 付款中 */
        SENT,
        /** 已到账 */
        PAID,
        /** 退回 */
        RETURNED,
        /** 已撤回 */
        WITHDRAWN
    }

    /**
     * 付款单一张, as lists show it.
     *
     * @param batch that it lies in, or null
     * @param reason the bank's words when it came back
     */
    record Listed(
            UUID id,
            String about,
            String payee,
            String account,
            long amountFen,
            Instant askedAt,
            State state,
            @Nullable UUID batch,
            @Nullable String batchNo,
            @Nullable LocalDate paidOn,
            String reason) {}

    /**
     * Newest first.
     *
     * @param state one of them, or null for all
     * @param text a piece of what it is about or of the payee's name, or the whole number of a batch; empty for all
     */
    List<Listed> page(Scope scope, int district, @Nullable State state, String text, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        SELECT o.id, o.about, o.payee_name, o.account_masked, o.amount_fen, o.asked_at, s.state, o.batch, b.no, o.paid_on,
                               o.reason
                          FROM payment_order o
                         CROSS JOIN LATERAL (
                            SELECT coalesce(o.outcome, CASE WHEN o.batch IS NULL THEN 'WAITING' ELSE 'SENT' END) AS state) s
                          LEFT JOIN payment_batch b ON b.district = o.district AND b.id = o.batch
                         WHERE o.district = :district AND o.id < :after AND (:state = '' OR s.state = :state)
                           AND (:text = '' OR strpos(o.payee_name, :text) > 0 OR strpos(upper(o.about), upper(:text)) > 0
                                OR b.no = upper(:text))
                         ORDER BY o.id DESC LIMIT :limit
                        """)
                .param("district", scope.require(district))
                .param("after", after == null ? LAST : after)
                .param("state", state == null ? "" : state.name())
                .param("text", text)
                .param("limit", limit)
                .query(OrderLists::listed)
                .list();
    }

    private static Listed listed(ResultSet row, int n) throws SQLException {
        return new Listed(
                row.getObject("id", UUID.class),
                row.getString("about"),
                row.getString("payee_name"),
                row.getString("account_masked"),
                row.getLong("amount_fen"),
                Objects.requireNonNull(row.getTimestamp("asked_at")).toInstant(),
                State.valueOf(row.getString("state")),
                row.getObject("batch", UUID.class),
                row.getString("no"),
                row.getObject("paid_on", LocalDate.class),
                row.getString("reason"));
    }
}
