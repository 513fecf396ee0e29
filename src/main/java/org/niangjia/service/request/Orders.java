package org.niangjia.service.request;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
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

    /** 交办要求. Line, number and last day as the line asks. */
    record Asked(String source, String orderNo, LocalDate due) {}

    /** Of these numbers, {@code LINE/NUMBER} of those that stand in the book. */
    Set<String> taken(Scope scope, int district, Collection<String> numbers) {
        return Set.copyOf(jdbc.sql("""
                SELECT source || '/' || order_no AS taken FROM request_order WHERE district = :district AND order_no = ANY(:numbers)
                """)
                .param("district", scope.require(district))
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, n) -> row.getString("taken"))
                .list());
    }

    /** Newest orders whose request this Scope may see, with the request. */
    List<Listed> list(Scope scope, @Nullable UUID after, int limit) {
        return Cases.visible(scope, jdbc.sql("""
                SELECT v.*, o.source, o.order_no, o.due_at AS order_due, o.entered_name FROM case_view v
                  JOIN request_order o ON o.district = v.district AND o.case_id = v.id
                 WHERE v.district = ANY(:districts) AND o.district = ANY(:districts) AND path >= :path AND path < :end
                   AND (CAST(:after AS uuid) IS NULL OR v.id < :after) AND
                """ + Cases.VISIBLE + " ORDER BY v.id DESC LIMIT :limit"))
                .param("districts", scope.districtArray())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new Listed(
                        Cases.row(row, n),
                        new Order(
                                row.getString("source"),
                                row.getString("order_no"),
                                row.getTimestamp("order_due").toInstant(),
                                row.getString("entered_name"))))
                .list();
    }

    /** 交办单行. An order and its request. */
    record Listed(Case known, Order order) {}

    /** Throws DuplicateKeyException for a number that stands there. */
    void insert(Case known, Order order, Instant now) {
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
