package org.niangjia.service.mutualaid.award;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.engine.benefit.Progress;
import org.niangjia.engine.benefit.Scheme;
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

    /** 一笔互助金, ready to be written; paid where the day and the transfer are known. */
    record Row(
            UUID id,
            Awarded awarded,
            @Nullable LocalDate paidOn,
            @Nullable UUID transfer) {}

    private record Part(Row row, Progress.Of of, Progress.Sum sum) {
        UUID enrolment() {
            UUID enrolment = row.awarded().enrolments().get(of.module());
            if (enrolment == null) {
                throw new IllegalArgumentException("no cover of module " + of.module());
            }
            return enrolment;
        }
    }

    UUID next() {
        return Uuid7.next(clock);
    }

    /** Of {@code asked}: what was paid by benefit, and which lumps were taken; those of other plan years too, once per person. */
    private static final String SUMS = """
            paid AS (
                SELECT p.id, p.person, p.year, p.seq FROM asked a
                  JOIN mutualaid_payout p ON p.district = :district AND p.scheme = :scheme AND p.person = a.person AND p.year = a.year
                   AND NOT EXISTS (SELECT 1 FROM mutualaid_claim_payout c
                                    WHERE c.district = :district AND c.payout = p.id AND c.case_id = CAST(:except AS uuid)))
            SELECT p.person, p.year, e.module, s.benefit, max(p.seq) AS seq, sum(s.base_fen) AS base, sum(s.days)::int AS days,
                   sum(s.due_fen)::bigint AS due, sum(s.paid_fen)::bigint AS paid,
                   sum(CASE WHEN NOT s.taken THEN 0 WHEN s.correction AND s.paid_fen <= 0 THEN -1 ELSE 1 END) > 0 AS taken
              FROM paid p
              JOIN mutualaid_payout_part s ON s.district = :district AND s.payout = p.id
              JOIN mutualaid_enrolment e ON e.district = s.district AND e.id = s.enrolment
             GROUP BY p.person, p.year, e.module, s.benefit
             UNION ALL
            SELECT a.person, a.year, l.module, l.benefit, 0, 0, 0, 0, 0, true
              FROM asked a
              JOIN mutualaid_lump l ON l.district = :district AND l.scheme = :scheme AND l.person = a.person
            """;

    /**
     * What earlier awards came to, for each of these; those without any are left out.
     *
     * @param except claim whose own awards are not counted, or null
     */
    Map<SumsSoFar.Of, SumsSoFar> sums(
            Scope scope, int district, Scheme scheme, List<SumsSoFar.Of> asked, @Nullable UUID except) {
        return sums(
                scheme,
                jdbc.sql(
                                "WITH asked AS (SELECT * FROM unnest(CAST(:people AS uuid[]), CAST(:years AS int[])) AS a(person, year)), "
                                        + SUMS)
                        .param(
                                "people",
                                asked.stream().map(SumsSoFar.Of::person).toArray(UUID[]::new))
                        .param("years", asked.stream().map(SumsSoFar.Of::year).toArray(Integer[]::new))
                        .param("district", scope.require(district))
                        .param("scheme", scheme.code())
                        .param("except", except, Types.OTHER));
    }

    /** The same of one person's plan year: planned once, as the database knows that it is one. */
    SumsSoFar sums(Scope scope, int district, Scheme scheme, SumsSoFar.Of asked, @Nullable UUID except) {
        return sums(
                        scheme,
                        jdbc.sql("WITH asked AS (SELECT CAST(:person AS uuid) AS person, CAST(:year AS int) AS year), "
                                        + SUMS)
                                .param("person", asked.person())
                                .param("year", asked.year())
                                .param("district", scope.require(district))
                                .param("scheme", scheme.code())
                                .param("except", except, Types.OTHER))
                .getOrDefault(asked, SumsSoFar.none());
    }

    private static Map<SumsSoFar.Of, SumsSoFar> sums(Scheme scheme, JdbcClient.StatementSpec rows) {
        Map<SumsSoFar.Of, Progress> progress = new HashMap<>();
        Map<SumsSoFar.Of, Integer> seqs = new HashMap<>();
        rows.query(row -> {
            SumsSoFar.Of of = new SumsSoFar.Of(row.getObject("person", UUID.class), row.getInt("year"));
            Progress.Of benefit = new Progress.Of(row.getString("module"), row.getString("benefit"));
            long paid = row.getLong("paid");
            Progress known = progress.computeIfAbsent(of, id -> Progress.none());
            known.add(
                    benefit,
                    new Progress.Sum(
                            row.getBigDecimal("base"),
                            row.getInt("days"),
                            row.getLong("due"),
                            paid,
                            row.getBoolean("taken")));
            if (paid > 0 && ends(scheme, benefit)) {
                known.end(benefit.module());
            }
            seqs.merge(of, row.getInt("seq"), Math::max);
        });
        Map<SumsSoFar.Of, SumsSoFar> sums = new HashMap<>();
        progress.forEach((of, known) -> sums.put(of, new SumsSoFar(known, seqs.getOrDefault(of, 0) + 1)));
        return sums;
    }

    static boolean ends(Scheme scheme, Progress.Of of) {
        return scheme.find(of.module()).stream()
                .flatMap(module -> module.benefits().stream())
                .anyMatch(benefit -> benefit.ends() && benefit.code().equals(of.benefit()));
    }

    void insert(Scope scope, int district, List<Row> rows) {
        scope.require(district);
        jdbc.sql("""
                        INSERT INTO mutualaid_payout (district, id, person, scheme, year, seq, on_day, payout_fen, decided_on, paid_on, transfer)
                        SELECT :district, * FROM unnest(CAST(:ids AS uuid[]), CAST(:people AS uuid[]), CAST(:schemes AS text[]),
                            CAST(:years AS int[]), CAST(:seqs AS int[]), CAST(:days AS date[]), CAST(:fens AS bigint[]),
                            CAST(:decided AS date[]), CAST(:paids AS date[]), CAST(:transfers AS uuid[]))
                        """)
                .param("district", district)
                .param("ids", rows.stream().map(Row::id).toArray(UUID[]::new))
                .param(
                        "people",
                        rows.stream().map(row -> row.awarded().person()).toArray(UUID[]::new))
                .param("schemes", texts(rows, row -> row.awarded().scheme()))
                .param("years", rows.stream().map(row -> row.awarded().year()).toArray(Integer[]::new))
                .param("seqs", rows.stream().map(row -> row.awarded().seq()).toArray(Integer[]::new))
                .param("days", dates(rows, row -> row.awarded().on()))
                .param(
                        "fens",
                        rows.stream()
                                .map(row -> row.awarded().computed().payoutFen())
                                .toArray(Long[]::new))
                .param("decided", dates(rows, row -> row.awarded().decidedOn()))
                .param("paids", dates(rows, Row::paidOn))
                .param("transfers", rows.stream().map(Row::transfer).toArray(UUID[]::new))
                .update();
        List<Part> parts = new ArrayList<>();
        rows.forEach(row -> row.awarded().computed().shares().forEach((of, sum) -> parts.add(new Part(row, of, sum))));
        insertParts(district, parts);
        insertLumps(
                district,
                parts.stream()
                        .filter(part -> part.sum().taken() && part.sum().paidFen() > 0)
                        .toList());
    }

    private void insertParts(int district, List<Part> parts) {
        jdbc.sql("""
                        INSERT INTO mutualaid_payout_part (district, payout, enrolment, benefit, base_fen, days, due_fen, paid_fen, taken)
                        SELECT :district, * FROM unnest(CAST(:ids AS uuid[]), CAST(:enrolments AS uuid[]), CAST(:benefits AS text[]),
                            CAST(:bases AS numeric[]), CAST(:days AS int[]), CAST(:dues AS bigint[]), CAST(:paids AS bigint[]), CAST(:taken AS boolean[]))
                        """)
                .param("district", district)
                .param("ids", parts.stream().map(part -> part.row().id()).toArray(UUID[]::new))
                .param("enrolments", parts.stream().map(Part::enrolment).toArray(UUID[]::new))
                .param("benefits", texts(parts, part -> part.of().benefit()))
                .param("bases", parts.stream().map(part -> part.sum().base()).toArray(BigDecimal[]::new))
                .param("days", parts.stream().map(part -> part.sum().days()).toArray(Integer[]::new))
                .param("dues", parts.stream().map(part -> part.sum().dueFen()).toArray(Long[]::new))
                .param("paids", parts.stream().map(part -> part.sum().paidFen()).toArray(Long[]::new))
                .param("taken", parts.stream().map(part -> part.sum().taken()).toArray(Boolean[]::new))
                .update();
    }

    private void insertLumps(int district, List<Part> lumps) {
        for (Part lump : lumps) {
            Awarded awarded = lump.row().awarded();
            jdbc.sql("""
                            INSERT INTO mutualaid_lump (district, scheme, person, module, benefit, payout)
                            VALUES (:district, :scheme, :person, :module, :benefit, :payout)
                            """)
                    .param("district", district)
                    .param("scheme", awarded.scheme())
                    .param("person", awarded.person())
                    .param("module", lump.of().module())
                    .param("benefit", lump.of().benefit())
                    .param("payout", lump.row().id())
                    .update();
        }
    }

    /** Takes back what a claim was awarded that came to nothing: an appeal is computed without it. */
    void takeBackNothing(Scope scope, int district, UUID caseId) {
        List<UUID> nothing = jdbc.sql("""
                        DELETE FROM mutualaid_claim_payout c USING mutualaid_payout p
                         WHERE c.district = :district AND c.case_id = :case AND p.district = c.district AND p.id = c.payout
                           AND p.payout_fen = 0
                        RETURNING c.payout
                        """)
                .param("district", scope.require(district))
                .param("case", caseId)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        for (String table : List.of("mutualaid_lump", "mutualaid_payout_part")) {
            jdbc.sql("DELETE FROM " + table + " WHERE district = :district AND payout = ANY(:ids)")
                    .param("district", district)
                    .param("ids", nothing.toArray(UUID[]::new))
                    .update();
        }
        jdbc.sql("DELETE FROM mutualaid_payout WHERE district = :district AND id = ANY(:ids) AND payout_fen = 0")
                .param("district", district)
                .param("ids", nothing.toArray(UUID[]::new))
                .update();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> cell) {
        return rows.stream().map(cell).toArray(String[]::new);
    }

    private static @Nullable Date[] dates(List<Row> rows, Function<Row, @Nullable LocalDate> cell) {
        return rows.stream()
                .map(cell)
                .map(day -> day == null ? null : Date.valueOf(day))
                .toArray(Date[]::new);
    }
}
