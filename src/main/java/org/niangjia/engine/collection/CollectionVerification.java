package org.niangjia.engine.collection;

import java.util.ArrayList;
import java.util.List;
import org.niangjia.base.Scope;
import org.niangjia.platform.store.Finding;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.store.Verification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 收款核对. Notices and lines against what was found to be whose, and suspense against the ledger. */
@Component
class CollectionVerification implements Verification {
    private static final String NOTICES = """
            SELECT n.id::text FROM collection_notice n
              JOIN LATERAL (SELECT COALESCE(sum(amount_fen), 0) AS fen FROM collection_allocation a
                             WHERE a.district = n.district AND a.notice = n.id AND a.undone_at IS NULL) s ON true
              JOIN LATERAL (SELECT COALESCE(sum(amount_fen), 0) AS fen FROM collection_part p
                             WHERE p.district = n.district AND p.notice = n.id) p ON true
             WHERE n.district = :district AND (s.fen <> n.paid_fen OR p.fen <> n.amount_fen) LIMIT 20
            """;
    private static final String LINES = """
            SELECT l.id::text FROM collection_line l
              JOIN LATERAL (SELECT COALESCE(sum(amount_fen), 0) AS fen FROM collection_allocation a
                             WHERE a.district = l.district AND a.line = l.id AND a.undone_at IS NULL) a ON true
              JOIN LATERAL (SELECT COALESCE(sum(amount_fen), 0) AS fen FROM collection_release r
                             WHERE r.district = l.district AND r.line = l.id) r ON true
              JOIN LATERAL (SELECT COALESCE(sum(amount_fen), 0) AS fen FROM collection_refund b
                             WHERE b.district = l.district AND b.line = l.id
                               AND b.outcome IS DISTINCT FROM 'RETURNED' AND b.outcome IS DISTINCT FROM 'WITHDRAWN') b ON true
             WHERE l.district = :district AND a.fen + r.fen + b.fen <> l.used_fen LIMIT 20
            """;
    /** In suspense: what is left of lines, was found to be for notices that are not settled yet, or is on its way back. */
    private static final String SUSPENSE = """
            SELECT COALESCE((SELECT sum(amount_fen - used_fen) FROM collection_line
                              WHERE district = :district AND till = :till), 0)
                 + COALESCE((SELECT sum(paid_fen) FROM collection_notice
                              WHERE district = :district AND till = :till AND settled_at IS NULL), 0)
                 + COALESCE((SELECT sum(r.amount_fen) FROM collection_refund r
                               JOIN collection_line l ON l.district = r.district AND l.id = r.line
                              WHERE r.district = :district AND l.till = :till AND r.ended_at IS NULL), 0)
            """;

    private final JdbcClient jdbc;
    private final Partitions partitions;
    private final Tills tills;

    CollectionVerification(JdbcClient jdbc, Partitions partitions, Tills tills) {
        this.jdbc = jdbc;
        this.partitions = partitions;
        this.tills = tills;
    }

    @Override
    public String name() {
        return "collection";
    }

    @Override
    public List<Finding> verify() {
        List<Finding> findings = new ArrayList<>();
        for (int district : partitions.all()) {
            find(NOTICES, district, "缴款通知与认领不符 (a notice differs from its allocations or parts)", findings);
            find(LINES, district, "到账明细与认领不符 (a line differs from its allocations)", findings);
            for (String till : tillsInUse(district)) {
                suspense(Scope.house(district), district, till, findings);
            }
        }
        return findings;
    }

    private void find(String sql, int district, String what, List<Finding> findings) {
        jdbc.sql(sql)
                .param("district", district)
                .query(String.class)
                .list()
                .forEach(id -> findings.add(new Finding(name(), district + " " + id, what)));
    }

    private List<String> tillsInUse(int district) {
        return jdbc.sql("SELECT DISTINCT till FROM collection_line WHERE district = :district")
                .param("district", district)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private void suspense(Scope scope, int district, String code, List<Finding> findings) {
        Till till = tills.get(scope, district, code);
        long wanted = jdbc.sql(SUSPENSE)
                .param("district", district)
                .param("till", code)
                .query(Long.class)
                .single();
        long held = tills.service(scope, till).balance(scope, till, TillAccount.SUSPENSE);
        if (wanted != held) {
            findings.add(new Finding(name(), district + " " + code, "暂收款与账本不符 (suspense differs from the ledger)"));
        }
    }
}
