package org.niangjia.service.mutualaid.cover;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 保障查询. Whose covers a register has: found by the blind index of the ID number, never by the number. */
@Repository
public class Covers {
    /** Kind of the people of the register, as the trail names them. */
    public static final String PERSON = "insured-person";

    private final JdbcClient jdbc;

    Covers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 参保人. Somebody of the register, as lists show them. */
    public record Insuree(UUID id, String name, String idMasked) {}

    public Optional<Insuree> find(Scope scope, int district, byte[] idIndex) {
        return jdbc.sql(
                        "SELECT id, name, id_masked FROM mutualaid_person WHERE district = :district AND id_hash = :hash")
                .param("district", scope.require(district))
                .param("hash", idIndex)
                .query((row, n) ->
                        new Insuree(row.getObject("id", UUID.class), row.getString("name"), row.getString("id_masked")))
                .optional();
    }

    /** Throws NotVisibleException where the register has nobody of this id. */
    public Insuree get(Scope scope, int district, UUID person) {
        return jdbc.sql("SELECT id, name, id_masked FROM mutualaid_person WHERE district = :district AND id = :id")
                .param("district", scope.require(district))
                .param("id", person)
                .query((row, n) ->
                        new Insuree(row.getObject("id", UUID.class), row.getString("name"), row.getString("id_masked")))
                .optional()
                .orElseThrow(() -> new NotVisibleException("insured person " + person));
    }

    /** All covers of somebody, the latest first. */
    public List<Enrolled> of(Scope scope, int district, UUID person) {
        return jdbc.sql("SELECT " + Register.COVER + """
                          FROM mutualaid_enrolment e
                          JOIN mutualaid_batch b ON b.district = e.district AND b.id = e.batch
                          JOIN mutualaid_person p ON p.district = e.district AND p.id = e.person
                         WHERE e.district = :district AND e.person = :person
                         ORDER BY e.cover_from DESC, e.scheme, e.module
                        """)
                .param("district", scope.require(district))
                .param("person", person)
                .query(Register::enrolled)
                .list();
    }

    /** Covers of a plan year, in the order in which they were put down. */
    public List<Enrolled> ofYear(Scope scope, int district, String scheme, int year) {
        return jdbc.sql("SELECT " + Register.COVER + """
                          FROM mutualaid_batch b
                          JOIN mutualaid_enrolment e ON e.district = b.district AND e.batch = b.id
                          JOIN mutualaid_person p ON p.district = e.district AND p.id = e.person
                         WHERE b.district = :district AND b.scheme = :scheme AND b.year = :year
                         ORDER BY e.id
                        """)
                .param("district", scope.require(district))
                .param("scheme", scheme)
                .param("year", year)
                .query(Register::enrolled)
                .list();
    }

    /** Whether one of these employers took a cover for somebody. */
    public boolean enrolledBy(Scope scope, int district, UUID person, Set<UUID> employers) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM mutualaid_enrolment e
                          JOIN mutualaid_batch b ON b.district = e.district AND b.id = e.batch
                         WHERE e.district = :district AND e.person = :person AND b.employer = ANY(:employers))
                        """)
                .param("district", scope.require(district))
                .param("person", person)
                .param("employers", employers.toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }
}
