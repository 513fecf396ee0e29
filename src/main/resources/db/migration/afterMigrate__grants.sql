-- What the running program may do: everything a row needs, except on the record, the ledger and what was told to claimants, where it may only
-- add and read, and on what only the owner writes. Of the ledger only what can be summed up again from its transfers is
-- written over. Nobody but the owner truncates. What many rows at once refer to it may count (MAINTAIN). Does nothing when
-- nothing is missing.
DO $$
DECLARE
    each record;
BEGIN
    IF '${app_role}' = current_user THEN
        RETURN;
    END IF;
    FOR each IN
        SELECT c.relname AS name,
               CASE
                   WHEN c.relkind IN ('v', 'm') OR c.relname IN ('flyway_schema_history', 'store_world') THEN 'SELECT'
                   WHEN c.relname IN ('ledger_balance', 'ledger_open', 'ledger_lock')
                        THEN 'SELECT, INSERT, UPDATE, DELETE'
                   WHEN c.relname LIKE 'trail\_%' OR c.relname LIKE 'ledger\_%' OR c.relname = 'mutualaid_claim_told'
                        THEN 'SELECT, INSERT'
                   WHEN c.relname IN ('membership_member', 'mutualaid_roster', 'mutualaid_batch', 'mutualaid_person')
                        THEN 'SELECT, INSERT, UPDATE, DELETE, MAINTAIN'
                   ELSE 'SELECT, INSERT, UPDATE, DELETE'
               END AS wanted
        FROM pg_class c
        WHERE c.relnamespace = current_schema()::regnamespace
          AND c.relkind IN ('r', 'p', 'v', 'm')
          AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
    LOOP
        IF (SELECT string_agg(privilege, ', ' ORDER BY place)
            FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'MAINTAIN'])
                 WITH ORDINALITY AS p(privilege, place)
            WHERE has_table_privilege('${app_role}', each.name::regclass, privilege)) IS DISTINCT FROM each.wanted
        THEN
            EXECUTE format('REVOKE ALL ON %I FROM %I', each.name, '${app_role}');
            EXECUTE format('GRANT %s ON %I TO %I', each.wanted, each.name, '${app_role}');
        END IF;
    END LOOP;
END
$$;
