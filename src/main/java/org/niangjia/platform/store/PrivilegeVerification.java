package org.niangjia.platform.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 权限核对. Whether the program's own role could edit or remove a line of the record or the ledger, or change its world.
 * Of the ledger, what is summed up from its transfers is written over and no finding.
 */
@Component
class PrivilegeVerification implements Verification {
    private final JdbcClient jdbc;

    PrivilegeVerification(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "store.privileges";
    }

    /** A role that owns the tables may do everything and is no finding: the operator chose one role for both. */
    @Override
    public List<Finding> verify() {
        return jdbc.sql("""
                        SELECT c.relname AS subject, string_agg(p.privilege, ', ' ORDER BY p.privilege) AS too_much
                        FROM pg_class c
                        CROSS JOIN unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS p(privilege)
                        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
                          AND (c.relname LIKE 'trail\\_%' OR c.relname LIKE 'ledger\\_%' OR c.relname = 'store_world')
                          AND c.relname NOT IN ('ledger_balance', 'ledger_open', 'ledger_lock')
                          AND NOT pg_has_role(current_user, c.relowner, 'USAGE')
                          AND has_table_privilege(c.oid, p.privilege)
                        GROUP BY c.relname ORDER BY c.relname
                        """)
                .query((row, n) -> new Finding(
                        name(),
                        row.getString("subject"),
                        "程序角色不应有权 the program's role must not have " + row.getString("too_much")))
                .list();
    }
}
