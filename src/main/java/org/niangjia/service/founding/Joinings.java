package org.niangjia.service.founding;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.Pointers;
import org.niangjia.platform.membership.GroupTag;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 入会申请簿. The service's own rows; number and telephone sealed. */
@Repository
class Joinings {
    private final JdbcClient jdbc;
    private final Pointers pointers;
    private final Seals seals;
    private final Clock clock;

    Joinings(JdbcClient jdbc, Pointers pointers, Seals seals, Clock clock) {
        this.jdbc = jdbc;
        this.pointers = pointers;
        this.seals = seals;
        this.clock = clock;
    }

    /** Claims the person for one open application; false when another is open. Of two at once one gets it. */
    boolean claim(String idNumber, int district, UUID caseId) {
        return jdbc.sql("""
                        INSERT INTO founding_open (hash, district, case_id, at) VALUES (:hash, :district, :id, :now)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("hash", seals.index(Purpose.ID_NUMBER, idNumber))
                        .param("district", district)
                        .param("id", caseId)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** The application has ended; the person may apply again. */
    void release(int district, UUID caseId) {
        jdbc.sql("""
                        DELETE FROM founding_open o USING founding_joining j
                        WHERE j.district = :district AND j.case_id = :id AND o.hash = j.id_hash AND o.case_id = :id
                        """).param("district", district).param("id", caseId).update();
    }

    void insert(int district, UUID caseId, JoiningFacts facts, String idNumber, String phone) {
        jdbc.sql("""
                        INSERT INTO founding_joining (district, case_id, account, name, id_masked, id_hash, id_sealed,
                         phone_masked, phone_sealed, kind, employer, employer_name, trade, town, groups)
                        VALUES (:district, :id, :account, :name, :idMasked, :idHash, :idSealed, :phoneMasked, :phoneSealed,
                         :kind, :employer, :employerName, :trade, :town, :groups)
                        """)
                .param("district", district)
                .param("id", caseId)
                .param("account", facts.account())
                .param("name", facts.name())
                .param("idMasked", facts.idMasked())
                .param("idHash", seals.index(Purpose.ID_NUMBER, idNumber))
                .param("idSealed", seals.seal(Purpose.ID_NUMBER, idNumber))
                .param("phoneMasked", facts.phoneMasked())
                .param("phoneSealed", phone.isEmpty() ? null : seals.seal(Purpose.PHONE, phone), Types.BINARY)
                .param("kind", facts.unit() ? "UNIT" : "FLEXIBLE")
                .param("employer", facts.employer())
                .param("employerName", facts.employerName())
                .param("trade", facts.trade())
                .param("town", facts.town())
                .param("groups", facts.groups().stream().map(Enum::name).toArray(String[]::new))
                .update();
    }

    JoiningFacts get(int district, UUID caseId) {
        return jdbc.sql("SELECT * FROM founding_joining WHERE district = :district AND case_id = :id")
                .param("district", district)
                .param("id", caseId)
                .query(Joinings::facts)
                .optional()
                .orElseThrow(() -> new NotVisibleException("joining"));
    }

    /** 原件. ID number and telephone in full, for the register alone. */
    record Plain(String idNumber, String phone) {}

    Plain open(int district, UUID caseId) {
        return jdbc.sql("""
                        SELECT id_sealed, phone_sealed FROM founding_joining
                        WHERE district = :district AND case_id = :id AND id_sealed IS NOT NULL
                        """)
                .param("district", district)
                .param("id", caseId)
                .query((row, n) -> new Plain(seals.open(Purpose.ID_NUMBER, row.getBytes(1)), phone(row.getBytes(2))))
                .optional()
                .orElseThrow(() -> new NotVisibleException("joining"));
    }

    private String phone(byte @Nullable [] sealed) {
        return sealed == null ? "" : seals.open(Purpose.PHONE, sealed);
    }

    void setUnion(int district, UUID caseId, String name) {
        jdbc.sql("UPDATE founding_joining SET union_name = :name WHERE district = :district AND case_id = :id")
                .param("name", name)
                .param("district", district)
                .param("id", caseId)
                .update();
    }

    byte[] holder(UUID account) {
        return seals.index(Purpose.ANONYMOUS, "named " + account);
    }

    /** Applications of an account, at home and where pointers lead, newest first. */
    List<Case> own(int home, UUID account) {
        List<byte[]> holders = List.of(holder(account));
        return jdbc.sql("""
                        SELECT * FROM case_view WHERE district = ANY(:districts) AND type = 'RH' AND holder = ANY(:holders)
                        ORDER BY id DESC LIMIT 20
                        """)
                .param("districts", pointers.districts(home, holders).toArray(Integer[]::new))
                .param("holders", holders.toArray(byte[][]::new))
                .query(Cases::row)
                .list();
    }

    /** Open applications of an office's subtree, the most pressing first; what is hidden from the officer stays so. */
    List<Case> openOf(Scope scope, int limit) {
        return Cases.visible(scope, jdbc.sql("""
                        SELECT * FROM case_view WHERE district = ANY(:districts) AND type = 'RH' AND closed_at IS NULL
                           AND path >= :path AND path < :end AND
                        """ + Cases.VISIBLE + " ORDER BY due_at, id LIMIT :limit"))
                .param("districts", scope.districtArray())
                .param("limit", limit)
                .query(Cases::row)
                .list();
    }

    /** What is personal goes when the case is no longer kept. */
    void clear(int district, UUID caseId) {
        jdbc.sql("""
                        UPDATE founding_joining SET account = NULL, name = '', id_masked = '', id_hash = '\\x',
                         id_sealed = NULL, phone_masked = '', phone_sealed = NULL, groups = '{}'
                        WHERE district = :district AND case_id = :id
                        """).param("district", district).param("id", caseId).update();
    }

    private static JoiningFacts facts(ResultSet row, int n) throws SQLException {
        return new JoiningFacts(
                row.getObject("account", UUID.class),
                row.getString("name"),
                row.getString("id_masked"),
                row.getString("phone_masked"),
                row.getString("kind").equals("UNIT"),
                row.getObject("employer", UUID.class),
                row.getString("employer_name"),
                row.getString("trade"),
                row.getLong("town"),
                groups(row.getArray("groups")),
                row.getString("union_name"));
    }

    private static Set<GroupTag> groups(Array names) throws SQLException {
        return Arrays.stream((String[]) names.getArray()).map(GroupTag::valueOf).collect(Collectors.toSet());
    }

    Optional<Case> openOf(int home, UUID account) {
        return own(home, account).stream().filter(one -> one.stage().open()).findFirst();
    }
}
