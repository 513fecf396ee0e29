-- Breaches of the rules of distribution in the migrated schema; no row means none.
WITH kind(name, kind) AS (VALUES /*kinds*/),
tab AS (
    SELECT c.oid, c.relname, k.kind, d.attnum AS district, d.attnotnull AS filled, d.atttypid AS type
    FROM pg_class c
    JOIN kind k ON k.name = c.relname
    LEFT JOIN pg_attribute d ON d.attrelid = c.oid AND d.attname = 'district' AND NOT d.attisdropped
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
),
own AS (SELECT * FROM tab WHERE relname NOT IN ('flyway_schema_history', 'scheduled_tasks')),
part AS (SELECT * FROM own WHERE kind = 'DISTRICT')
SELECT relname, 'no district int NOT NULL' FROM part
WHERE district IS NULL OR NOT filled OR type <> 'int4'::regtype
UNION ALL
SELECT relname, 'no primary key' FROM own t
WHERE NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = t.oid AND i.indisprimary)
UNION ALL
SELECT relname, 'primary key does not begin with district' FROM part t
JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary AND i.indkey[0] IS DISTINCT FROM t.district
UNION ALL
SELECT relname, 'unique or exclusion index without district: ' || i.indexrelid::regclass FROM part t
JOIN pg_index i ON i.indrelid = t.oid AND (i.indisunique OR i.indisexclusion)
    AND NOT (t.district = ANY (i.indkey::int2[]))
UNION ALL
SELECT t.relname, 'foreign key into a district table without district: ' || f.conname FROM part t
JOIN pg_constraint f ON f.conrelid = t.oid AND f.contype = 'f'
JOIN part p ON p.oid = f.confrelid
WHERE NOT EXISTS (SELECT 1 FROM unnest(f.conkey, f.confkey) AS u(a, b) WHERE u.a = t.district AND u.b = p.district)
UNION ALL
SELECT t.relname, 'foreign key into a ' || lower(p.kind) || ' table: ' || f.conname FROM own t
JOIN pg_constraint f ON f.conrelid = t.oid AND f.contype = 'f'
JOIN own p ON p.oid = f.confrelid
WHERE p.kind <> 'REFERENCE' AND p.kind <> t.kind
UNION ALL
SELECT t.relname, 'foreign key that changes rows by itself: ' || f.conname FROM own t
JOIN pg_constraint f ON f.conrelid = t.oid AND f.contype = 'f'
    AND (f.confupdtype IN ('c', 'n', 'd') OR f.confdeltype IN ('n', 'd'))
UNION ALL
SELECT t.relname, 'sequence or identity column ' || a.attname FROM own t
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
WHERE a.attidentity <> '' OR pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%'
UNION ALL
SELECT t.relname, 'column ' || a.attname || ' is ' || format_type(a.atttypid, NULL) FROM own t
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE a.atttypid IN ('varchar'::regtype, 'bpchar'::regtype, 'timestamp'::regtype, 'timetz'::regtype, 'money'::regtype)
UNION ALL
SELECT t.relname, 'trigger ' || g.tgname FROM own t JOIN pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal
UNION ALL
SELECT t.relname, 'rule' FROM own t JOIN pg_rewrite r ON r.ev_class = t.oid
UNION ALL
SELECT t.relname, 'inheritance' FROM own t
JOIN pg_inherits h ON h.inhparent = t.oid JOIN pg_class c ON c.oid = t.oid AND c.relkind = 'r'
ORDER BY 1, 2
