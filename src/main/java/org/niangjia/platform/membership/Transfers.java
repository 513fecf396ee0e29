package org.niangjia.platform.membership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 接转名录. The directory of memberships on their way; open ones are read by both sides. */
@Repository
class Transfers {
    private static final String OPEN = " done_at IS NULL AND withdrawn_at IS NULL ";

    private final JdbcClient jdbc;

    Transfers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of two who claim at once the second is told that somebody was faster. */
    void insert(Transfer transfer, Scope by) {
        int made = jdbc.sql("""
                        INSERT INTO membership_transfer (person, id, name, from_district, from_union, from_path, from_name,
                         to_district, to_union, to_path, to_name, claimed_at, claimed_by, claimed_by_name, due_at)
                        VALUES (:person, :id, :name, :fromDistrict, :fromUnion, :fromPath, :fromName, :toDistrict, :toUnion,
                         :toPath, :toName, :claimedAt, :by, :byName, :dueAt)
                        ON CONFLICT DO NOTHING
                        """)
                .param("person", transfer.person())
                .param("id", transfer.id())
                .param("name", transfer.name())
                .param("fromDistrict", transfer.from().district())
                .param("fromUnion", transfer.from().union())
                .param("fromPath", transfer.from().path())
                .param("fromName", transfer.from().name())
                .param("toDistrict", transfer.to().district())
                .param("toUnion", transfer.to().union())
                .param("toPath", transfer.to().path())
                .param("toName", transfer.to().name())
                .param("claimedAt", Timestamp.from(transfer.claimedAt()))
                .param("by", by.actor().account())
                .param("byName", transfer.claimedBy())
                .param("dueAt", Timestamp.from(transfer.dueAt()))
                .update();
        if (made == 0) {
            throw new ConflictException("membership.TRANSFER_OPEN");
        }
    }

    Optional<Transfer> openOf(UUID person) {
        return jdbc.sql("SELECT * FROM membership_transfer WHERE person = :person AND" + OPEN)
                .param("person", person)
                .query(Transfers::transfer)
                .optional();
    }

    Optional<Transfer> find(UUID id, Scope scope) {
        String office = Members.office(scope);
        return jdbc.sql("""
                        SELECT * FROM membership_transfer WHERE id = :id
                          AND (from_district = ANY(:districts) AND from_path >= :from AND from_path < :behind
                            OR to_district = ANY(:districts) AND to_path >= :from AND to_path < :behind)
                        """)
                .param("id", id)
                .param("districts", scope.districtArray())
                .param("from", office)
                .param("behind", Members.behind(office))
                .query(Transfers::transfer)
                .optional();
    }

    /** Open transfers in or out of the subtree, oldest first, at most so many. */
    List<Transfer> open(Scope scope, boolean incoming, @Nullable UUID after, int limit) {
        String side = incoming ? "to" : "from";
        String office = Members.office(scope);
        return jdbc.sql("SELECT one.* FROM unnest(CAST(:districts AS int[])) AS home CROSS JOIN LATERAL"
                        + " (SELECT * FROM membership_transfer WHERE " + side + "_district = home AND " + side
                        + "_path >= :from AND " + side + "_path < :behind AND" + OPEN
                        + "AND (:after::uuid IS NULL OR id > :after) ORDER BY id LIMIT :limit) AS one"
                        + " ORDER BY one.id LIMIT :limit")
                .param("districts", scope.districtArray())
                .param("from", office)
                .param("behind", Members.behind(office))
                .param("after", after, java.sql.Types.OTHER)
                .param("limit", limit)
                .query(Transfers::transfer)
                .list();
    }

    /** The next one that the poller of a district has something to do for; two programs never take the same. */
    Optional<Transfer> ripe(int district, Instant now, UUID after) {
        return jdbc.sql("SELECT * FROM membership_transfer WHERE" + OPEN + """
                          AND id > :after AND (
                            from_district = :district AND released_at IS NULL AND due_at <= :now
                            OR from_district = :district AND arrived_at IS NOT NULL
                            OR to_district = :district AND arrived_at IS NULL AND released_at IS NOT NULL
                              AND confirmed_at IS NOT NULL)
                        ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
                        """)
                .param("district", district)
                .param("now", Timestamp.from(now))
                .param("after", after)
                .query(Transfers::transfer)
                .optional();
    }

    boolean release(Transfer transfer, String by, boolean silence, Instant now) {
        return jdbc.sql("""
                        UPDATE membership_transfer SET released_at = :now, released_by_name = :by, by_silence = :silence
                        WHERE person = :person AND id = :id AND released_at IS NULL AND withdrawn_at IS NULL
                        """)
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .param("silence", silence)
                        .param("person", transfer.person())
                        .param("id", transfer.id())
                        .update()
                == 1;
    }

    boolean confirm(Transfer transfer, String how, String by, Instant now) {
        return jdbc.sql("""
                        UPDATE membership_transfer SET confirmed_at = :now, confirmed_how = :how, confirmed_by_name = :by
                        WHERE person = :person AND id = :id AND confirmed_at IS NULL AND withdrawn_at IS NULL
                        """)
                        .param("now", Timestamp.from(now))
                        .param("how", how)
                        .param("by", by)
                        .param("person", transfer.person())
                        .param("id", transfer.id())
                        .update()
                == 1;
    }

    boolean withdraw(Transfer transfer, String reason, Instant now) {
        return jdbc.sql("""
                        UPDATE membership_transfer SET withdrawn_at = :now, withdrawn_reason = :reason
                        WHERE person = :person AND id = :id AND arrived_at IS NULL AND withdrawn_at IS NULL
                        """)
                        .param("now", Timestamp.from(now))
                        .param("reason", reason)
                        .param("person", transfer.person())
                        .param("id", transfer.id())
                        .update()
                == 1;
    }

    /** {@code arrived_at} or {@code done_at}, once. */
    boolean mark(Transfer transfer, boolean done, Instant now) {
        String column = done ? "done_at" : "arrived_at";
        return jdbc.sql("UPDATE membership_transfer SET " + column + " = :now WHERE person = :person AND id = :id AND "
                                + column + " IS NULL AND withdrawn_at IS NULL")
                        .param("now", Timestamp.from(now))
                        .param("person", transfer.person())
                        .param("id", transfer.id())
                        .update()
                == 1;
    }

    private static Transfer transfer(ResultSet row, int number) throws SQLException {
        Instant released = at(row, "released_at");
        return new Transfer(
                row.getObject("person", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("name"),
                side(row, "from"),
                side(row, "to"),
                row.getString("claimed_by_name"),
                row.getTimestamp("claimed_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                released == null
                        ? null
                        : new Transfer.Released(
                                released, row.getString("released_by_name"), row.getBoolean("by_silence")),
                at(row, "confirmed_at"),
                at(row, "arrived_at"),
                at(row, "done_at"));
    }

    private static Transfer.Side side(ResultSet row, String side) throws SQLException {
        return new Transfer.Side(
                row.getInt(side + "_district"),
                row.getObject(side + "_union", UUID.class),
                row.getString(side + "_path"),
                row.getString(side + "_name"));
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
