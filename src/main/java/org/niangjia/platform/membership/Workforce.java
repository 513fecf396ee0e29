package org.niangjia.platform.membership;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 单位在册会员. Who works at an employer as far as the register knows, for a service's own list of them. Numbers stay sealed:
 * they are copied as they are, and nobody reads them on the way.
 */
@Component
public class Workforce {
    private final JdbcClient jdbc;

    Workforce(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * 在册会员.
     *
     * @param idHash blind index of the ID number
     * @param phoneSealed telephone, or null
     */
    public record Colleague(
            String name,
            byte[] idHash,
            byte[] idSealed,
            String idMasked,
            byte @Nullable [] phoneSealed,
            String phoneMasked,
            LocalDate birth,
            boolean male) {}

    /** Members in good standing who work there now. */
    public List<Colleague> of(Scope scope, int district, UUID employer) {
        return jdbc.sql("""
                        SELECT m.name, m.id_hash, m.id_sealed, m.id_masked, m.phone_sealed, m.phone_masked, m.birth, m.male
                          FROM membership_employment e
                          JOIN membership_member m ON m.district = e.district AND m.id = e.member
                         WHERE e.district = :district AND e.employer = :employer AND e.until_on IS NULL AND m.state = 'ACTIVE'
                         ORDER BY m.id
                        """)
                .param("district", scope.require(district))
                .param("employer", employer)
                .query((row, n) -> new Colleague(
                        row.getString("name"),
                        row.getBytes("id_hash"),
                        row.getBytes("id_sealed"),
                        row.getString("id_masked"),
                        row.getBytes("phone_sealed"),
                        row.getString("phone_masked"),
                        row.getObject("birth", LocalDate.class),
                        row.getBoolean("male")))
                .list();
    }

    /** 离职会员: blind indexes of those who worked there and no longer do. Whoever the register never knew is not among them. */
    public Set<ByteBuffer> gone(Scope scope, int district, UUID employer) {
        return new HashSet<>(jdbc.sql("""
                        SELECT m.id_hash FROM membership_member m
                         WHERE m.district = :district
                           AND EXISTS (SELECT 1 FROM membership_employment e WHERE e.district = m.district AND e.member = m.id
                                        AND e.employer = :employer)
                           AND (m.state <> 'ACTIVE' OR NOT EXISTS (
                               SELECT 1 FROM membership_employment e WHERE e.district = m.district AND e.member = m.id
                                  AND e.employer = :employer AND e.until_on IS NULL))
                        """)
                .param("district", scope.require(district))
                .param("employer", employer)
                .query((row, n) -> ByteBuffer.wrap(row.getBytes(1)))
                .list());
    }

    /** Whether a unit's union has somebody on its register: one of its members, or who works at one of its employers now. */
    public boolean includes(Scope unit, int district, byte[] idHash) {
        String office = Members.office(unit);
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM membership_member m
                         WHERE m.district = :district AND m.id_hash = :hash AND m.state IN ('ACTIVE', 'RETAINED')
                           AND (m.path >= :from AND m.path < :behind
                                OR EXISTS (SELECT 1 FROM membership_employment e WHERE e.district = m.district AND e.member = m.id
                                              AND e.employer = ANY(:own) AND e.until_on IS NULL)))
                        """)
                .param("district", unit.require(district))
                .param("hash", idHash)
                .param("from", office)
                .param("behind", Members.behind(office))
                .param("own", unit.ownEmployerArray())
                .query(Boolean.class)
                .single();
    }
}
