package org.niangjia.service.mutualaid.cover;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 参保登记簿. Rows of people, batches and enrolments. */
@Repository
class Register {
    /** Columns of a cover: of enrolments {@code e}, their batches {@code b} and persons {@code p}. */
    static final String COVER = """
            e.id, e.district, e.person, e.scheme, e.year, e.years, e.module, e.shares, e.insurance, e.cover_from,
            COALESCE(e.left_on, e.cover_until) AS cover_until, e.first_from, p.birth, p.male, b.employer
            """;

    private static final int AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final Seals seals;
    private final Clock clock;

    Register(JdbcClient jdbc, Seals seals, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.clock = clock;
    }

    /** 参保明细. A row that is ready to be written. */
    record Row(UUID person, Insured insured, LocalDate from, LocalDate until, LocalDate firstFrom, long feeFen) {}

    /** Ids of people, in the order of the roster; whoever is new is put down. */
    List<UUID> people(Scope scope, int district, List<Insured> roster) {
        scope.require(district);
        List<byte[]> hashes = roster.stream().map(one -> hash(one)).toList();
        Map<java.nio.ByteBuffer, UUID> known = known(district, hashes);
        List<Integer> fresh = new ArrayList<>();
        for (int i = 0; i < roster.size(); i++) {
            if (known.putIfAbsent(java.nio.ByteBuffer.wrap(hashes.get(i)), Uuid7.next(clock)) == null) {
                fresh.add(i);
            }
        }
        insert(district, fresh.stream().map(roster::get).toList(), known);
        return hashes.stream()
                .map(hash -> java.util.Objects.requireNonNull(known.get(java.nio.ByteBuffer.wrap(hash))))
                .toList();
    }

    private byte[] hash(Insured one) {
        return seals.index(Purpose.ID_NUMBER, one.number().value());
    }

    private Map<java.nio.ByteBuffer, UUID> known(int district, List<byte[]> hashes) {
        Map<java.nio.ByteBuffer, UUID> known = new HashMap<>();
        jdbc.sql("SELECT id_hash, id FROM mutualaid_person WHERE district = :district AND id_hash = ANY(:hashes)")
                .param("district", district)
                .param("hashes", hashes.toArray(byte[][]::new))
                .query(row -> {
                    known.put(java.nio.ByteBuffer.wrap(row.getBytes(1)), row.getObject(2, UUID.class));
                });
        return known;
    }

    private void insert(int district, List<Insured> fresh, Map<java.nio.ByteBuffer, UUID> ids) {
        if (fresh.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO mutualaid_person (district, id, id_hash, id_sealed, id_masked, name, birth, male)
                        SELECT :district, * FROM unnest(CAST(:ids AS uuid[]), CAST(:hashes AS bytea[]), CAST(:sealed AS bytea[]),
                            CAST(:masked AS text[]), CAST(:names AS text[]), CAST(:births AS date[]), CAST(:males AS boolean[]))
                        """)
                .param("district", district)
                .param(
                        "ids",
                        fresh.stream()
                                .map(one -> ids.get(java.nio.ByteBuffer.wrap(hash(one))))
                                .toArray(UUID[]::new))
                .param("hashes", fresh.stream().map(this::hash).toArray(byte[][]::new))
                .param(
                        "sealed",
                        fresh.stream()
                                .map(one -> seals.seal(
                                        Purpose.ID_NUMBER, one.number().value()))
                                .toArray(byte[][]::new))
                .param("masked", texts(fresh, one -> one.number().masked()))
                .param("names", texts(fresh, Insured::name))
                .param(
                        "births",
                        fresh.stream().map(one -> Date.valueOf(one.birth())).toArray(Date[]::new))
                .param("males", fresh.stream().map(one -> one.number().male()).toArray(Boolean[]::new))
                .update();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> cell) {
        return rows.stream().map(cell).toArray(String[]::new);
    }

    /** 上期保障: when the cover before a plan year began unbroken and ended. */
    record Before(LocalDate firstFrom, LocalDate until) {}

    /**
     * The cover that ends with the plan year before, by person. LIMIT keeps each look-up a look-up, whatever the planner believes of a
     * register that has just grown.
     */
    Map<UUID, Before> before(Scope scope, Batch batch, List<UUID> people) {
        Map<UUID, Before> before = new HashMap<>();
        jdbc.sql("""
                        SELECT e.person, e.first_from, e.cover_until FROM unnest(CAST(:people AS uuid[])) AS a(person)
                         CROSS JOIN LATERAL (SELECT e.person, e.first_from, e.cover_until FROM mutualaid_enrolment e
                             WHERE e.district = :district AND e.scheme = :scheme AND e.module = :module AND e.person = a.person
                               AND e.year < :year AND e.left_on IS NULL ORDER BY e.year DESC LIMIT 1) AS e
                        """)
                .param("district", scope.require(batch.district()))
                .param("scheme", batch.scheme())
                .param("module", batch.module())
                .param("year", batch.year())
                .param("people", people.toArray(UUID[]::new))
                .query(row -> {
                    before.put(
                            row.getObject(1, UUID.class),
                            new Before(row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class)));
                });
        return before;
    }

    void insert(Scope scope, Batch batch, List<Row> rows, long feeFen, UUID transfer) {
        int district = scope.require(batch.district());
        jdbc.sql("""
                        INSERT INTO mutualaid_batch (district, id, scheme, year, channel, employer, unit_name, heads, people, fee_fen, paid_on,
                            transfer)
                        VALUES (:district, :id, :scheme, :year, :channel, :employer, :unit, :heads, :heads, :fee, :paid, :transfer)
                        """)
                .param("district", district)
                .param("id", batch.id())
                .param("scheme", batch.scheme())
                .param("year", batch.year())
                .param("channel", batch.channel())
                .param("employer", batch.employer(), java.sql.Types.OTHER)
                .param("unit", batch.unitName())
                .param("heads", rows.size())
                .param("fee", feeFen)
                .param("paid", batch.paidOn())
                .param("transfer", transfer)
                .update();
        for (int at = 0; at < rows.size(); at += AT_ONCE) {
            insert(batch, rows.subList(at, Math.min(rows.size(), at + AT_ONCE)));
        }
    }

    private void insert(Batch batch, List<Row> rows) {
        jdbc.sql("""
                        INSERT INTO mutualaid_enrolment (district, id, batch, person, scheme, year, years, module, shares, insurance,
                            cover_from, cover_until, first_from, fee_fen)
                        SELECT :district, id, :batch, person, :scheme, :year, :years, :module, shares, insurance, cover_from, cover_until, first_from, fee
                          FROM unnest(CAST(:ids AS uuid[]), CAST(:people AS uuid[]), CAST(:shares AS smallint[]), CAST(:insurances AS text[]),
                               CAST(:froms AS date[]), CAST(:untils AS date[]), CAST(:firsts AS date[]), CAST(:fees AS bigint[]))
                               AS r(id, person, shares, insurance, cover_from, cover_until, first_from, fee)
                        """)
                .param("district", batch.district())
                .param("batch", batch.id())
                .param("scheme", batch.scheme())
                .param("year", batch.year())
                .param("years", batch.years())
                .param("module", batch.module())
                .param("ids", rows.stream().map(row -> Uuid7.next(clock)).toArray(UUID[]::new))
                .param("people", rows.stream().map(Row::person).toArray(UUID[]::new))
                .param(
                        "shares",
                        rows.stream().map(row -> (short) row.insured().shares()).toArray(Short[]::new))
                .param("insurances", texts(rows, row -> row.insured().insurance()))
                .param(
                        "froms",
                        rows.stream().map(row -> Date.valueOf(row.from())).toArray(Date[]::new))
                .param(
                        "untils",
                        rows.stream().map(row -> Date.valueOf(row.until())).toArray(Date[]::new))
                .param(
                        "firsts",
                        rows.stream().map(row -> Date.valueOf(row.firstFrom())).toArray(Date[]::new))
                .param("fees", rows.stream().map(Row::feeFen).toArray(Long[]::new))
                .update();
    }

    static Enrolled enrolled(ResultSet row, int n) throws SQLException {
        return new Enrolled(
                row.getObject("id", UUID.class),
                row.getInt("district"),
                row.getObject("person", UUID.class),
                row.getString("scheme"),
                row.getInt("year"),
                row.getInt("years"),
                row.getString("module"),
                row.getInt("shares"),
                row.getString("insurance"),
                row.getObject("cover_from", LocalDate.class),
                row.getObject("cover_until", LocalDate.class),
                row.getObject("first_from", LocalDate.class),
                row.getObject("birth", LocalDate.class),
                row.getBoolean("male"),
                row.getObject("employer", UUID.class));
    }
}
