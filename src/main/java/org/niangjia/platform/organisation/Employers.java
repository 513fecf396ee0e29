package org.niangjia.platform.organisation;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.PhoneNumber;
import org.niangjia.base.Scope;
import org.niangjia.platform.seal.Masks;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 用人单位名录. The rows of employers. The contact's telephone is sealed; rows show it masked. */
@Component
public class Employers {
    private static final int BATCH = 500;
    private static final int COMMON = 500;
    private static final String COLUMNS = """
            district, id, name, credit_code, place, industry, staff, staff_source, staff_on, contact_name,
            contact_phone_masked, closed_at, closed_by_name, closed_reason, version
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Seals seals;

    Employers(JdbcClient jdbc, JdbcTemplate template, Seals seals) {
        this.jdbc = jdbc;
        this.template = template;
        this.seals = seals;
    }

    public Optional<Employer> find(Scope scope, int district, UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM organisation_employer WHERE district = :district AND id = :id")
                .param("district", scope.require(district))
                .param("id", id)
                .query(Employers::employer)
                .optional();
    }

    public Employer get(Scope scope, int district, UUID id) {
        return find(scope, district, id).orElseThrow(() -> new NotVisibleException("employer " + id));
    }

    /** Employers with their ids, in no order; those outside the Scope are left out. */
    public List<Employer> list(Scope scope, Collection<UUID> ids) {
        return jdbc.sql("SELECT " + COLUMNS + """
                        FROM organisation_employer WHERE district = ANY(:districts) AND id = ANY(:ids)
                        """)
                .param("districts", scope.districtArray())
                .param("ids", ids.toArray(UUID[]::new))
                .query(Employers::employer)
                .list();
    }

    /**
     * One page of employers, newest first.
     *
     * @param after id of the last one on the page before, or null for the first page
     */
    public List<Employer> page(Scope scope, EmployerQuery query, @Nullable UUID after, int limit) {
        String normal = query.text().isBlank() ? "" : EmployerName.normal(query.text());
        StringBuilder sql =
                new StringBuilder("SELECT one.* FROM unnest(CAST(:districts AS int[])) AS home CROSS JOIN LATERAL"
                        + " (SELECT " + COLUMNS + " FROM organisation_employer WHERE district = home");
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("districts", scope.districtArray());
        if (!query.closedToo()) {
            sql.append(" AND closed_at IS NULL");
        }
        if (!normal.isEmpty()) {
            String[] grams = EmployerName.sought(normal);
            boolean rare = rare(scope, grams);
            sql.append(rare ? " AND (name_grams @> :grams::text[] AND position" : " AND (position")
                    .append("(:normal IN normal_name) > 0 OR credit_code = :normal)");
            if (rare) {
                parameters.put("grams", grams);
            }
            parameters.put("normal", normal);
        }
        if (query.town() != null) {
            sql.append(" AND (place = :town OR place / 1000 = :town)");
            parameters.put("town", query.town());
        }
        if (after != null) {
            sql.append(" AND id < :after");
            parameters.put("after", after);
        }
        sql.append(" ORDER BY id DESC LIMIT :limit) AS one ORDER BY one.id DESC LIMIT :limit");
        parameters.put("limit", limit);
        return jdbc.sql(sql.toString())
                .params(parameters)
                .query(Employers::employer)
                .list();
    }

    /** A piece that stands in few names is found by its letters; one that stands in many soon fills a page in order. */
    private boolean rare(Scope scope, String[] grams) {
        return jdbc.sql("""
                        SELECT count(*) FROM (SELECT 1 FROM organisation_employer
                         WHERE district = ANY(:districts) AND name_grams @> :grams::text[] LIMIT :many) AS hit
                        """)
                        .param("districts", scope.districtArray())
                        .param("grams", grams)
                        .param("many", COMMON)
                        .query(Integer.class)
                        .single()
                < COMMON;
    }

    /** Employers with these credit codes, open or closed. */
    List<Employer> withCreditCodes(Scope scope, int district, Collection<String> codes) {
        return jdbc.sql("SELECT " + COLUMNS + """
                        FROM organisation_employer WHERE district = :district AND credit_code = ANY(:codes)
                        """)
                .param("district", scope.require(district))
                .param("codes", codes.toArray(String[]::new))
                .query(Employers::employer)
                .list();
    }

    /** Open employers with these normal names, wherever in the district. */
    List<Employer> named(Scope scope, int district, Collection<String> normalNames) {
        return jdbc.sql("SELECT " + COLUMNS + """
                        FROM organisation_employer
                        WHERE district = :district AND normal_name = ANY(:names) AND closed_at IS NULL
                        """)
                .param("district", scope.require(district))
                .param("names", normalNames.toArray(String[]::new))
                .query(Employers::employer)
                .list();
    }

    void insert(Scope scope, int district, Map<UUID, EmployerFacts> employers, Instant now) {
        scope.require(district);
        template.batchUpdate("""
                INSERT INTO organisation_employer (district, id, name, normal_name, name_grams, credit_code, place,
                 industry, staff, staff_source, staff_on, contact_name, contact_phone_masked, contact_phone_sealed,
                 created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, employers.entrySet(), BATCH, (statement, entry) -> {
            statement.setInt(1, district);
            statement.setObject(2, entry.getKey());
            fill(statement, 3, entry.getValue());
            String phone = entry.getValue().contactPhone();
            statement.setString(13, masked(phone));
            statement.setBytes(14, sealed(phone));
            statement.setTimestamp(15, Timestamp.from(now));
        });
    }

    /** Writes what is written down. The telephone stays as it is when the form brought back its masked text. */
    void amend(Scope scope, Employer employer, EmployerFacts facts, int version) {
        scope.require(employer.district());
        boolean untouched = facts.contactPhone().equals(employer.facts().contactPhone());
        int changed = template.update("""
                UPDATE organisation_employer SET name = ?, normal_name = ?, name_grams = ?, credit_code = ?, place = ?,
                 industry = ?, staff = ?, staff_source = ?, staff_on = ?, contact_name = ?, contact_phone_masked = ?,
                 contact_phone_sealed = CASE WHEN ? THEN contact_phone_sealed ELSE ? END, version = version + 1
                WHERE district = ? AND id = ? AND version = ? AND closed_at IS NULL
                """, statement -> {
            fill(statement, 1, facts);
            statement.setString(11, untouched ? facts.contactPhone() : masked(facts.contactPhone()));
            statement.setBoolean(12, untouched);
            statement.setBytes(13, untouched ? null : sealed(facts.contactPhone()));
            statement.setInt(14, employer.district());
            statement.setObject(15, employer.id());
            statement.setInt(16, version);
        });
        requireOne(changed);
    }

    private void fill(PreparedStatement statement, int first, EmployerFacts facts) throws SQLException {
        String normal = EmployerName.normal(facts.name());
        String[] grams = EmployerName.grams(normal);
        Integer staff = facts.staff();
        LocalDate staffOn = facts.staffOn();
        statement.setString(first, facts.name());
        statement.setString(first + 1, normal);
        statement.setArray(first + 2, statement.getConnection().createArrayOf("text", grams));
        statement.setString(first + 3, facts.creditCode());
        statement.setLong(first + 4, facts.place());
        statement.setString(first + 5, facts.industry());
        statement.setObject(first + 6, staff, Types.INTEGER);
        statement.setString(first + 7, facts.staffSource());
        statement.setDate(first + 8, staffOn == null ? null : Date.valueOf(staffOn));
        statement.setString(first + 9, facts.contactName());
    }

    private static String masked(String phone) {
        return phone.isEmpty() ? "" : Masks.phone(plain(phone));
    }

    private byte @Nullable [] sealed(String phone) {
        return phone.isEmpty() ? null : seals.seal(Purpose.PHONE, plain(phone));
    }

    private static String plain(String phone) {
        return PhoneNumber.parse(phone).find().map(PhoneNumber::value).orElse(phone);
    }

    /** The contact's telephone in full. Whoever asks has the duty to, and it is recorded. */
    Optional<String> contactPhone(Scope scope, int district, UUID id) {
        return jdbc.sql("""
                        SELECT contact_phone_sealed FROM organisation_employer
                        WHERE district = :district AND id = :id AND contact_phone_sealed IS NOT NULL
                        """)
                .param("district", scope.require(district))
                .param("id", id)
                .query((row, number) -> seals.open(Purpose.PHONE, row.getBytes(1)))
                .optional();
    }

    /** Telephones in full, for a list that is taken out for a reason; those outside the Scope are left out. */
    Map<UUID, String> contactPhones(Scope scope, Collection<UUID> ids) {
        Map<UUID, String> phones = new HashMap<>();
        jdbc.sql("""
                        SELECT id, contact_phone_sealed FROM organisation_employer
                        WHERE district = ANY(:districts) AND id = ANY(:ids) AND contact_phone_sealed IS NOT NULL
                        """)
                .param("districts", scope.districtArray())
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    phones.put(Row.id(row, "id"), seals.open(Purpose.PHONE, row.getBytes("contact_phone_sealed")));
                });
        return phones;
    }

    void close(Scope scope, Employer employer, int version, String reason, Instant now) {
        requireOne(jdbc.sql("""
                        UPDATE organisation_employer SET closed_at = :now, closed_by = :by, closed_by_name = :byName,
                         closed_reason = :reason, version = version + 1
                        WHERE district = :district AND id = :id AND version = :version AND closed_at IS NULL
                        """)
                .param("district", scope.require(employer.district()))
                .param("id", employer.id())
                .param("version", version)
                .param("now", Timestamp.from(now))
                .param("by", scope.actor().account())
                .param("byName", scope.actor().name())
                .param("reason", reason)
                .update());
    }

    private static void requireOne(int changed) {
        if (changed != 1) {
            throw new ConflictException("organisation.CHANGED_MEANWHILE");
        }
    }

    private static Employer employer(ResultSet row, int number) throws SQLException {
        EmployerFacts facts = new EmployerFacts(
                row.getString("name"),
                row.getString("credit_code"),
                row.getLong("place"),
                row.getString("industry"),
                row.getObject("staff", Integer.class),
                row.getString("staff_source"),
                Row.day(row, "staff_on"),
                row.getString("contact_name"),
                row.getString("contact_phone_masked"));
        return new Employer(
                row.getInt("district"), Row.id(row, "id"), facts, Row.closed(row, "closed"), row.getInt("version"));
    }
}
