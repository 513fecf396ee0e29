package org.niangjia.platform.membership;

import java.util.ArrayList;
import java.util.List;
import org.niangjia.platform.store.Finding;
import org.niangjia.platform.store.Verification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 会籍核对. Recounts the members of every union, and looks that every member has their one home and every home its member. */
@Component
class MembershipVerification implements Verification {
    private static final String MEMBERS = " m.state IN ('ACTIVE', 'RETAINED', 'PENDING') ";

    private final JdbcClient jdbc;

    MembershipVerification(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "membership";
    }

    @Override
    public List<Finding> verify() {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(findings("""
                SELECT coalesce(c.district, r.district) || ' ' || coalesce(c.union_id, r.union_id), coalesce(c.active, 0),
                  coalesce(c.retained, 0), coalesce(r.active, 0), coalesce(r.retained, 0)
                FROM membership_count c
                FULL JOIN (
                  SELECT m.district, m.union_id, count(*) FILTER (WHERE m.state <> 'RETAINED') AS active,
                    count(*) FILTER (WHERE m.state = 'RETAINED') AS retained
                  FROM membership_member m WHERE
                """ + MEMBERS + """
                  GROUP BY m.district, m.union_id) r ON r.district = c.district AND r.union_id = c.union_id
                WHERE coalesce(c.active, 0) <> coalesce(r.active, 0) OR coalesce(c.retained, 0) <> coalesce(r.retained, 0)
                """));
        findings.addAll(homes("SELECT m.district || ' ' || m.id FROM membership_member m LEFT JOIN membership_home h"
                + " ON h.person = m.id AND h.district = m.district WHERE" + MEMBERS
                + "AND h.person IS NULL AND NOT EXISTS (SELECT 1 FROM membership_transfer t WHERE t.person = m.id"
                + " AND t.arrived_at IS NOT NULL AND t.done_at IS NULL)"));
        return findings;
    }

    private List<Finding> findings(String sql) {
        return jdbc.sql(sql)
                .query((row, n) -> new Finding(
                        name(),
                        row.getString(1),
                        "the counter says " + row.getLong(2) + " + " + row.getLong(3) + ", there are " + row.getLong(4)
                                + " + " + row.getLong(5)))
                .list();
    }

    private List<Finding> homes(String sql) {
        return jdbc.sql(sql)
                .query((row, n) -> new Finding(name(), row.getString(1), "a member whom the directory does not know"))
                .list();
    }
}
