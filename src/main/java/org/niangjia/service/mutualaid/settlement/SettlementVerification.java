package org.niangjia.service.mutualaid.settlement;

import java.util.ArrayList;
import java.util.List;
import org.niangjia.base.Scope;
import org.niangjia.platform.store.Finding;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.store.Verification;
import org.niangjia.service.mutualaid.Fund;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 清算核对. The accounts between the levels against what their settlements say left and arrived, the figures of each settlement against
 * the county's ledger, and what the two sides have of one settlement.
 */
@Component
class SettlementVerification implements Verification {
    private static final String TRANSFERS = """
            SELECT s.id::text AS id FROM mutualaid_settlement s
              LEFT JOIN transfer_view t ON t.district = s.district AND t.id = s.transfer
             WHERE s.district = :district
               AND CASE WHEN s.voucher IS NULL THEN s.transfer IS NOT NULL ELSE t.amount_fen IS DISTINCT FROM abs(s.net_fen) END
             ORDER BY s.id LIMIT 20
            """;
    /** The other side may not have heard of a step yet; what it was told it has, with the same figures. */
    private static final String SIDES = """
            SELECT s.id::text AS id FROM mutualaid_settlement s
              LEFT JOIN mutualaid_settlement o ON o.id = s.id
               AND o.district = CASE s.side WHEN 'COUNTY' THEN s.pool ELSE s.county END
             WHERE s.district = :district AND s.told > 0
               AND (o.id IS NULL OR o.version < s.told OR (o.county, o.pool, o.scheme, o.from_on, o.until_on, o.net_fen, o.closing_fen)
                    IS DISTINCT FROM (s.county, s.pool, s.scheme, s.from_on, s.until_on, s.net_fen, s.closing_fen))
             ORDER BY s.id LIMIT 20
            """;

    private final JdbcClient jdbc;
    private final Partitions partitions;
    private final PoolBooks pools;
    private final Settlements settlements;
    private final Fund fund;

    SettlementVerification(
            JdbcClient jdbc, Partitions partitions, PoolBooks pools, Settlements settlements, Fund fund) {
        this.jdbc = jdbc;
        this.partitions = partitions;
        this.pools = pools;
        this.settlements = settlements;
        this.fund = fund;
    }

    @Override
    public String name() {
        return "mutualaid-settlement";
    }

    @Override
    public List<Finding> verify() {
        return partitions.all().stream()
                .flatMap(district -> findings(district).stream())
                .toList();
    }

    /** What is wrong in one district. */
    List<Finding> findings(int district) {
        Scope house = Scope.house(district);
        List<Finding> findings = new ArrayList<>();
        for (PoolBooks.Held held : pools.held(house, district)) {
            if (settlements.gone(house, district, held).netFen() != held.netFen()) {
                findings.add(finding(
                        district,
                        held.scheme() + " " + held.county(),
                        "往来科目与结算单不符 (an account differs from its settlements)"));
            }
        }
        for (Settlement one : settlements.drawn(house, district)) {
            if (!fund.between(house, district, one.scheme(), one.from(), one.until())
                    .equals(one.sums())) {
                findings.add(finding(
                        district, one.id().toString(), "结算单与账本不符 (figures of a settlement differ from the ledger)"));
            }
        }
        find(TRANSFERS, district, "结算款与分录不符 (money of a settlement differs from its transfer)", findings);
        find(SIDES, district, "上下两级的结算单不符 (the two sides of a settlement differ)", findings);
        return findings;
    }

    private void find(String sql, int district, String what, List<Finding> findings) {
        jdbc.sql(sql).param("district", district).query((row, n) -> row.getString("id")).list().stream()
                .map(id -> finding(district, id, what))
                .forEach(findings::add);
    }

    private Finding finding(int district, String subject, String what) {
        return new Finding(name(), district + " " + subject, what);
    }
}
