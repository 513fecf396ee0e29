package org.niangjia.service.mutualaid;

import java.util.List;
import java.util.stream.Stream;
import org.niangjia.platform.store.Finding;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.store.Verification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 互助资金核对. Batches against their rows, payouts against their parts, both against the transfers of the ledger. */
@Component
class FundVerification implements Verification {
    private static final String BATCHES = """
            SELECT b.id::text AS id FROM mutualaid_batch b
              JOIN LATERAL (SELECT count(*) AS heads, coalesce(sum(fee_fen), 0) AS fee FROM mutualaid_enrolment e
                             WHERE e.district = b.district AND e.batch = b.id) r ON true
              LEFT JOIN transfer_view t ON t.district = b.district AND t.id = b.transfer
             WHERE b.district = :district
               AND (r.heads <> b.heads OR r.fee <> b.fee_fen OR t.amount_fen IS DISTINCT FROM b.fee_fen) LIMIT 20
            """;
    private static final String PAYOUTS = """
            SELECT p.id::text AS id FROM mutualaid_payout p
              JOIN LATERAL (SELECT coalesce(sum(paid_fen), 0) AS fen FROM mutualaid_payout_part s
                             WHERE s.district = p.district AND s.payout = p.id) r ON true
              JOIN LATERAL (SELECT count(*) AS n, coalesce(sum(y.fen), 0) AS fen,
                                   count(*) FILTER (WHERE y.transfer IS NOT NULL AND t.amount_fen IS DISTINCT FROM y.fen) AS wrong
                              FROM mutualaid_payee y LEFT JOIN transfer_view t ON t.district = y.district AND t.id = y.transfer
                             WHERE y.district = p.district AND y.payout = p.id) y ON true
              LEFT JOIN transfer_view t ON t.district = p.district AND t.id = p.transfer
             WHERE p.district = :district
               AND (r.fen <> p.payout_fen OR y.wrong > 0
                 OR y.n > 0 AND y.fen + p.offset_fen <> p.payout_fen
                 OR y.n = 0 AND p.offset_fen = 0 AND p.transfer IS NOT NULL AND t.amount_fen IS DISTINCT FROM p.payout_fen) LIMIT 20
            """;

    private static final String TIMES = """
            SELECT scheme || ' ' || year AS id FROM (
                    SELECT scheme, year, sum(people) AS people FROM mutualaid_batch WHERE district = :district GROUP BY 1, 2) AS b
              JOIN (SELECT scheme, year, count(DISTINCT person) AS people FROM mutualaid_enrolment
                     WHERE district = :district GROUP BY 1, 2) AS e USING (scheme, year)
             WHERE b.people <> e.people LIMIT 20
            """;

    private static final String STRANGERS = """
            SELECT p.id::text AS id FROM mutualaid_payout p
              JOIN mutualaid_payout_part s ON s.district = p.district AND s.payout = p.id
              JOIN mutualaid_enrolment e ON e.district = s.district AND e.id = s.enrolment
             WHERE p.district = :district AND ((e.person, e.scheme) IS DISTINCT FROM (p.person, p.scheme)
                OR p.year NOT BETWEEN e.year AND e.year + e.years - 1) LIMIT 20
            """;

    private final JdbcClient jdbc;
    private final Partitions partitions;

    FundVerification(JdbcClient jdbc, Partitions partitions) {
        this.jdbc = jdbc;
        this.partitions = partitions;
    }

    @Override
    public String name() {
        return "mutualaid-fund";
    }

    @Override
    public List<Finding> verify() {
        return partitions.all().stream()
                .flatMap(district -> Stream.of(
                                found(
                                        BATCHES,
                                        district,
                                        "参保批次与明细或账本不符 (a batch differs from its rows or its transfer)"),
                                found(
                                        PAYOUTS,
                                        district,
                                        "互助金与计算或账本不符 (a payout differs from its parts or its transfer)"),
                                found(TIMES, district, "参保人次与参保的人不符 (people counted differ from the people covered)"),
                                found(STRANGERS, district, "互助金记在了别人或别的年度名下 (a payout counts for another's cover)"))
                        .flatMap(found -> found))
                .toList();
    }

    private Stream<Finding> found(String sql, int district, String what) {
        return jdbc.sql(sql).param("district", district).query((row, n) -> row.getString("id")).list().stream()
                .map(id -> new Finding(name(), district + " " + id, what));
    }
}
