package org.niangjia.service.mutualaid;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.engine.benefit.Progress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 互助金台账. Rows of payouts and of their parts by benefit. */
@Repository
class Payouts {
    private final JdbcClient jdbc;
    private final Clock clock;

    Payouts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** 一笔互助金, ready to be written. */
    record Row(
            UUID id,
            Enrolled enrolled,
            LocalDate on,
            long fen,
            LocalDate paidOn,
            UUID transfer,
            Map<Progress.Of, Progress.Sum> parts) {}

    private record Part(UUID payout, Progress.Of of, Progress.Sum sum) {}

    UUID next() {
        return Uuid7.next(clock);
    }

    /** What earlier claims of these covers came to. */
    Map<UUID, Progress> progress(Scope scope, int district, List<UUID> enrolments) {
        Map<UUID, Progress> progress = new HashMap<>();
        jdbc.sql("""
                        SELECT p.enrolment, s.module, s.benefit, sum(s.base_fen) AS base, sum(s.days)::int AS days, sum(s.due_fen)::bigint AS due,
                               sum(s.paid_fen)::bigint AS paid, bool_or(s.taken) AS taken
                          FROM mutualaid_payout p JOIN mutualaid_payout_part s ON s.district = p.district AND s.payout = p.id
                         WHERE p.district = :district AND p.enrolment = ANY(:enrolments)
                         GROUP BY p.enrolment, s.module, s.benefit
                        """)
                .param("district", scope.require(district))
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(row -> {
                    BigDecimal base = row.getBigDecimal("base");
                    progress.computeIfAbsent(row.getObject(1, UUID.class), id -> Progress.none())
                            .add(
                                    new Progress.Of(row.getString("module"), row.getString("benefit")),
                                    new Progress.Sum(
                                            base,
                                            row.getInt("days"),
                                            row.getLong("due"),
                                            row.getLong("paid"),
                                            row.getBoolean("taken")));
                });
        return progress;
    }

    void insert(Scope scope, int district, List<Row> rows) {
        scope.require(district);
        jdbc.sql("""
                        INSERT INTO mutualaid_payout (district, id, enrolment, scheme, on_day, payout_fen, paid_on, transfer)
                        SELECT :district, * FROM unnest(CAST(:ids AS uuid[]), CAST(:enrolments AS uuid[]), CAST(:schemes AS text[]),
                            CAST(:days AS date[]), CAST(:fens AS bigint[]), CAST(:paids AS date[]), CAST(:transfers AS uuid[]))
                        """)
                .param("district", district)
                .param("ids", rows.stream().map(Row::id).toArray(UUID[]::new))
                .param(
                        "enrolments",
                        rows.stream().map(row -> row.enrolled().id()).toArray(UUID[]::new))
                .param("schemes", texts(rows, row -> row.enrolled().scheme()))
                .param("days", rows.stream().map(row -> Date.valueOf(row.on())).toArray(Date[]::new))
                .param("fens", rows.stream().map(Row::fen).toArray(Long[]::new))
                .param(
                        "paids",
                        rows.stream().map(row -> Date.valueOf(row.paidOn())).toArray(Date[]::new))
                .param("transfers", rows.stream().map(Row::transfer).toArray(UUID[]::new))
                .update();
        List<Part> parts = new ArrayList<>();
        rows.forEach(row -> row.parts().forEach((of, sum) -> parts.add(new Part(row.id(), of, sum))));
        jdbc.sql("""
                        INSERT INTO mutualaid_payout_part (district, payout, module, benefit, base_fen, days, due_fen, paid_fen, taken)
                        SELECT :district, * FROM unnest(CAST(:ids AS uuid[]), CAST(:modules AS text[]), CAST(:benefits AS text[]),
                            CAST(:bases AS numeric[]), CAST(:days AS int[]), CAST(:dues AS bigint[]), CAST(:paids AS bigint[]), CAST(:taken AS boolean[]))
                        """)
                .param("district", district)
                .param("ids", parts.stream().map(Part::payout).toArray(UUID[]::new))
                .param("modules", texts(parts, part -> part.of().module()))
                .param("benefits", texts(parts, part -> part.of().benefit()))
                .param("bases", parts.stream().map(part -> part.sum().base()).toArray(BigDecimal[]::new))
                .param("days", parts.stream().map(part -> part.sum().days()).toArray(Integer[]::new))
                .param("dues", parts.stream().map(part -> part.sum().dueFen()).toArray(Long[]::new))
                .param("paids", parts.stream().map(part -> part.sum().paidFen()).toArray(Long[]::new))
                .param("taken", parts.stream().map(part -> part.sum().taken()).toArray(Boolean[]::new))
                .update();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> cell) {
        return rows.stream().map(cell).toArray(String[]::new);
    }
}
