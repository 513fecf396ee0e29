package org.niangjia.platform.membership;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 身份名录. The directory, over all districts: which person an ID number is, where that person is a member, which account
 * is theirs. The only place that claims and releases.
 */
@Repository
class Identities {
    static final Duration RELEASED_AFTER = Duration.ofMinutes(10);
    private static final String KIND = "ID_CARD";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Seals seals;
    private final Clock clock;

    Identities(JdbcClient jdbc, JdbcTemplate template, Seals seals, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.seals = seals;
        this.clock = clock;
    }

    byte[] hash(IdCardNumber number) {
        return seals.index(Purpose.ID_NUMBER, number.value());
    }

    Optional<UUID> find(IdCardNumber number) {
        return jdbc.sql("SELECT person FROM membership_identity WHERE kind = :kind AND hash = :hash")
                .param("kind", KIND)
                .param("hash", hash(number))
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional();
    }

    Optional<byte[]> hashOf(UUID person) {
        return jdbc.sql("SELECT hash FROM membership_identity WHERE kind = :kind AND person = :person LIMIT 1")
                .param("kind", KIND)
                .param("person", person)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    /** The person whose number this is, made when nobody had it. Of two at once both get the same person. */
    UUID person(IdCardNumber number) {
        jdbc.sql("""
                        INSERT INTO membership_identity (kind, hash, person, claimed_at)
                        VALUES (:kind, :hash, :person, :now) ON CONFLICT DO NOTHING
                        """)
                .param("kind", KIND)
                .param("hash", hash(number))
                .param("person", Uuid7.next(clock))
                .param("now", now())
                .update();
        return find(number).orElseThrow();
    }

    /** Claims the person for a district; false when they are a member somewhere already. */
    boolean claim(UUID person, int district) {
        return jdbc.sql("""
                        INSERT INTO membership_home (person, district, claimed_at) VALUES (:person, :district, :now)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("person", person)
                        .param("district", district)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** The member's row stands; the claim holds from now on. */
    void settle(UUID person, int district) {
        jdbc.sql("UPDATE membership_home SET settled_at = :now WHERE person = :person AND district = :district")
                .param("now", now())
                .param("person", person)
                .param("district", district)
                .update();
    }

    void release(UUID person, int district) {
        jdbc.sql("DELETE FROM membership_home WHERE person = :person AND district = :district")
                .param("person", person)
                .param("district", district)
                .update();
    }

    /** Takes the membership from one district to another; false when it was not at the first. */
    boolean take(UUID person, int from, int to) {
        return jdbc.sql("""
                        UPDATE membership_home SET district = :to, settled_at = :now
                        WHERE person = :person AND district = :from
                        """)
                        .param("to", to)
                        .param("now", now())
                        .param("person", person)
                        .param("from", from)
                        .update()
                == 1;
    }

    Optional<Integer> homeOf(UUID person) {
        return jdbc.sql("SELECT district FROM membership_home WHERE person = :person")
                .param("person", person)
                .query((row, n) -> row.getInt(1))
                .optional();
    }

    /** Releases claims of a district whose member never came. */
    int releaseAbandoned(int district) {
        return jdbc.sql("""
                        DELETE FROM membership_home h
                        WHERE h.district = :district AND h.settled_at IS NULL AND h.claimed_at < :before
                          AND NOT EXISTS (SELECT 1 FROM membership_member m WHERE m.district = :district
                            AND m.id = h.person AND m.state IN ('ACTIVE', 'RETAINED', 'PENDING'))
                        """)
                .param("district", district)
                .param("before", Timestamp.from(clock.instant().minus(RELEASED_AFTER)))
                .update();
    }

    /** Claims the person for an account; false when another account has them already. Of two at once one gets them. */
    boolean link(UUID account, UUID person) {
        int made = jdbc.sql("""
                        INSERT INTO membership_link (person, account, linked_at) VALUES (:person, :account, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .param("person", person)
                .param("account", account)
                .param("now", now())
                .update();
        if (made == 0) {
            return false;
        }
        jdbc.sql("""
                        INSERT INTO membership_account (account, person, linked_at) VALUES (:account, :person, :now)
                        ON CONFLICT (account) DO UPDATE SET person = excluded.person, linked_at = excluded.linked_at
                        """)
                .param("account", account)
                .param("person", person)
                .param("now", now())
                .update();
        return true;
    }

    /** Sets a person free of whichever account has them; false when none had. */
    boolean unlink(UUID person) {
        jdbc.sql("DELETE FROM membership_account WHERE person = :person")
                .param("person", person)
                .update();
        return jdbc.sql("DELETE FROM membership_link WHERE person = :person")
                        .param("person", person)
                        .update()
                == 1;
    }

    Optional<UUID> personOf(UUID account) {
        return jdbc.sql("SELECT person FROM membership_account WHERE account = :account")
                .param("account", account)
                .query((row, n) -> row.getObject(1, UUID.class))
                .optional();
    }

    List<UUID> accountsOf(UUID person) {
        return jdbc.sql("SELECT account FROM membership_account WHERE person = :person")
                .param("person", person)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    /** 所在. A person known by number, and the district where they are a member, 0 for nowhere. */
    record Known(UUID person, int home) {}

    /** Who of these is known, by the text of the hash. */
    Map<Hash, Known> known(Collection<byte[]> hashes) {
        Map<Hash, Known> known = new HashMap<>();
        jdbc.sql("""
                        SELECT i.hash, i.person, coalesce(h.district, 0) AS home
                        FROM membership_identity i LEFT JOIN membership_home h ON h.person = i.person
                        WHERE i.kind = :kind AND i.hash = ANY(:hashes)
                        """)
                .param("kind", KIND)
                .param("hashes", hashes.toArray(byte[][]::new))
                .query((row, n) ->
                        known.put(new Hash(row.getBytes(1)), new Known(row.getObject(2, UUID.class), row.getInt(3))))
                .list();
        return known;
    }

    /** Claims many at once, in the order of persons so that two imports never wait for each other in a ring. */
    void claimAll(Map<UUID, byte[]> hashByNewPerson, Collection<UUID> persons, int district) {
        Timestamp now = now();
        if (!hashByNewPerson.isEmpty()) {
            List<Map.Entry<UUID, byte[]>> sorted = hashByNewPerson.entrySet().stream()
                    .sorted((a, b) -> java.util.Arrays.compareUnsigned(a.getValue(), b.getValue()))
                    .toList();
            template.update(
                    """
                    INSERT INTO membership_identity (kind, hash, person, claimed_at)
                    SELECT ?, u.hash, u.person, ? FROM unnest(?::bytea[], ?::uuid[]) AS u(hash, person)
                    """,
                    KIND,
                    now,
                    sorted.stream().map(Map.Entry::getValue).toArray(byte[][]::new),
                    sorted.stream().map(Map.Entry::getKey).toArray(UUID[]::new));
        }
        template.update("""
                INSERT INTO membership_home (person, district, claimed_at, settled_at)
                SELECT u.person, ?, ?, ? FROM unnest(?::uuid[]) AS u(person)
                """, district, now, now, persons.stream().sorted().toArray(UUID[]::new));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
