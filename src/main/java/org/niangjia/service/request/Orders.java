package org.niangjia.service.request;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 交办单簿. Orders of 12345 and 12351 and the requests that answer them; a number stands once per line. */
@Repository
class Orders {
    private final JdbcClient jdbc;

    Orders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 交办单. Line, number, deadline, and who entered it. */
    record Order(String source, String orderNo, Instant dueAt, String enteredBy) {}

    void insert(Case known, Order order, Instant now) {
        try {
            jdbc.sql("""
                    INSERT INTO request_order (district, source, order_no, case_id, due_at, entered_name, entered_at)
                    VALUES (:district, :source, :no, :case, :due, :name, :now)
                    """)
                    .param("district", known.district())
                    .param("source", order.source())
                    .param("no", order.orderNo())
                    .param("case", known.id())
                    .param("due", order.dueAt().atOffset(ZoneOffset.UTC))
                    .param("name", order.enteredBy())
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new RefusedException(Refusal.of("request.ORDER_TAKEN").at("orderNo"));
        }
    }

    Optional<Order> of(Case known) {
        return jdbc.sql("""
                SELECT * FROM request_order WHERE district = :district AND case_id = :case
                """)
                .param("district", known.district())
                .param("case", known.id())
                .query((row, n) -> new Order(
                        row.getString("source"),
                        row.getString("order_no"),
                        row.getTimestamp("due_at").toInstant(),
                        row.getString("entered_name")))
                .optional();
    }

    /** Requests of an order number that this Scope may see. */
    List<Case> find(Scope scope, String orderNo) {
        return Cases.visible(scope, jdbc.sql("""
                SELECT * FROM case_view
                 WHERE district = ANY(:districts) AND path >= :path AND path < :end
                   AND (district, id) IN (SELECT district, case_id FROM request_order
                                           WHERE district = ANY(:districts) AND order_no = :no) AND
                """ + Cases.VISIBLE + " ORDER BY id DESC LIMIT 20"))
                .param("districts", scope.districtArray())
                .param("no", orderNo)
                .query(Cases::row)
                .list();
    }
}
