package org.niangjia.platform.reference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code reference_region}. */
@Repository
class RegionStore {
    static final String SUBJECT = "region";

    private final JdbcClient jdbc;

    RegionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RegionRow> all() {
        return jdbc.sql("""
                        SELECT code, parent, level, name, valid_from, valid_to, successor
                        FROM reference_region
                        """).query((row, n) -> region(row)).list();
    }

    private static RegionRow region(ResultSet row) throws SQLException {
        Region region = new Region(
                row.getLong("code"),
                row.getObject("parent", Long.class),
                RegionLevel.ofCode(row.getString("level")),
                row.getString("name"));
        return new RegionRow(
                region,
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getObject("successor", Long.class));
    }

    /** Takes in the present places; days and successors of known ones stay. */
    void putPresent(Csv file) {
        jdbc.sql("""
                        INSERT INTO reference_region (code, parent, level, name)
                        SELECT code::bigint, coalesce(nullif(parent, '')::bigint, :nation), level, name
                        FROM unnest(:codes, :parents, :levels, :names) AS file (code, parent, level, name)
                        ON CONFLICT (code) DO UPDATE
                        SET parent = excluded.parent, level = excluded.level, name = excluded.name
                        """)
                .param("nation", Region.NATION)
                .param("codes", file.column("code"))
                .param("parents", file.column("parent"))
                .param("levels", file.column("level"))
                .param("names", file.column("name"))
                .update();
    }

    void putNation() {
        jdbc.sql("""
                        INSERT INTO reference_region (code, parent, level, name) VALUES (:nation, NULL, 'nation', '全国')
                        ON CONFLICT DO NOTHING
                        """).param("nation", Region.NATION).update();
    }

    /** Takes in places that came or went, with their days and successors. */
    void putChanged(Csv file) {
        jdbc.sql("""
                        INSERT INTO reference_region (code, parent, level, name, valid_from, valid_to, successor)
                        SELECT code::bigint, parent::bigint, level, name,
                            nullif(valid_from, '')::date, nullif(valid_to, '')::date, nullif(successor, '')::bigint
                        FROM unnest(:codes, :parents, :levels, :names, :froms, :tos, :successors)
                            AS file (code, parent, level, name, valid_from, valid_to, successor)
                        ON CONFLICT (code) DO UPDATE
                        SET parent = excluded.parent, level = excluded.level, name = excluded.name,
                            valid_from = excluded.valid_from, valid_to = excluded.valid_to,
                            successor = excluded.successor
                        """)
                .param("codes", file.column("code"))
                .param("parents", file.column("parent"))
                .param("levels", file.column("level"))
                .param("names", file.column("name"))
                .param("froms", file.column("valid_from"))
                .param("tos", file.column("valid_to"))
                .param("successors", file.column("successor"))
                .update();
    }
}
