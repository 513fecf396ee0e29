package org.niangjia.platform.membership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 会员名册. The rows of members, each within the subtree of the one who asks. */
@Component
public class Members {
    static final String COLUMNS = """
            m.district, m.id, m.union_id, m.path, m.state, m.name, m.id_kind, m.id_masked, m.phone_masked, m.male, m.birth,
            m.joined_on, m.moved_to, m.version
            """;

    private final JdbcClient jdbc;
    private final Seals seals;
    private final MemberSearch search;

    Members(JdbcClient jdbc, Seals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.search = new MemberSearch(seals);
    }

    /** 游标. The last one on the page before. */
    record After(int district, String path, UUID id) {
        static @Nullable After of(String text) {
            String[] parts = text.split("~");
            try {
                return parts.length == 3
                        ? new After(Integer.parseInt(parts[0]), parts[1], UUID.fromString(parts[2]))
                        : null;
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        static String text(Member last) {
            return last.district() + "~" + last.path() + "~" + last.id();
        }
    }

    /** A worker, who has no office, sees no register. */
    static String office(Scope scope) {
        String path = scope.path();
        if (path == null) {
            throw new NotVisibleException("members");
        }
        return path;
    }

    /** First text behind every path that starts with the prefix. */
    static String behind(String prefix) {
        return prefix.isEmpty() ? "~" : prefix.substring(0, prefix.length() - 1) + "0";
    }

    public Optional<Member> find(Scope scope, UUID id) {
        String path = office(scope);
        return jdbc.sql("SELECT " + COLUMNS + """
                        FROM membership_member m
                        WHERE m.district = ANY(:districts) AND m.id = :id AND m.path >= :from AND m.path < :behind
                        ORDER BY m.state = 'MOVED' LIMIT 1
                        """)
                .param("districts", scope.districtArray())
                .param("id", id)
                .param("from", path)
                .param("behind", behind(path))
                .query(Members::member)
                .optional();
    }

    public Member get(Scope scope, UUID id) {
        return find(scope, id).orElseThrow(() -> new NotVisibleException("member " + id));
    }

    /** The row of somebody in a district, whatever the office of the one who acts: for the house and the person. */
    Optional<Member> row(int district, UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM membership_member m WHERE m.district = :district AND m.id = :id")
                .param("district", district)
                .param("id", id)
                .query(Members::member)
                .optional();
    }

    /** One page of members by union, then in the order of joining the register; district after district. */
    List<Member> page(Scope scope, MemberQuery query, @Nullable After after, int limit) {
        String office = office(scope);
        String under = query.under().startsWith(office) ? query.under() : office;
        if (!query.under().isEmpty() && !query.under().startsWith(office) && !office.startsWith(query.under())) {
            throw new NotVisibleException("members under " + query.under());
        }
        List<Member> found = new ArrayList<>();
        for (int district : scope.districts().stream().sorted().toList()) {
            if (found.size() < limit && (after == null || district >= after.district())) {
                After here = after != null && after.district() == district ? after : null;
                found.addAll(in(district, query, under, here, limit - found.size()));
            }
        }
        return found;
    }

    /** One character is a surname; where nobody is called so, it is looked for in the whole name. */
    private List<Member> in(int district, MemberQuery query, String under, @Nullable After after, int limit) {
        List<Member> found = in(district, query, under, after, limit, false);
        return found.isEmpty() && query.oneCharacter() ? in(district, query, under, after, limit, true) : found;
    }

    private List<Member> in(
            int district, MemberQuery query, String under, @Nullable After after, int limit, boolean anywhere) {
        Map<String, Object> parameters = new HashMap<>();
        String sql = search.sql(district, query, after, anywhere, parameters);
        parameters.put("district", district);
        parameters.put("from", under);
        parameters.put("behind", behind(under));
        parameters.put("limit", limit);
        return jdbc.sql(sql).params(parameters).query(Members::member).list();
    }

    /** What is sealed of a member. Whoever asks has the duty to, and it is recorded. */
    Optional<String> open(int district, UUID id, Purpose purpose) {
        String column = purpose == Purpose.PHONE ? "phone_sealed" : "id_sealed";
        return jdbc.sql("SELECT " + column + " FROM membership_member WHERE district = :district AND id = :id AND "
                        + column + " IS NOT NULL")
                .param("district", district)
                .param("id", id)
                .query((row, n) -> seals.open(purpose, row.getBytes(1)))
                .optional();
    }

    /** Writes a new person, or one who comes back, with everything that belongs to the row. */
    void put(int district, UUID id, MemberRow row, Instant now) {
        Map<String, @Nullable Object> values = row.columns(district, seals);
        values.put("district", district);
        values.put("id", id);
        values.put("now", Timestamp.from(now));
        jdbc.sql("""
                        INSERT INTO membership_member (district, id, union_id, path, state, name, grams, initials, id_kind,
                         id_masked, id_hash, id_sealed, phone_masked, phone_hash, phone_sealed, male, birth, joined_on,
                         created_at)
                        VALUES (:district, :id, :union, :path, 'ACTIVE', :name, :grams, :initials, :idKind, :idMasked, :idHash,
                         :idSealed, :phoneMasked, :phoneHash, :phoneSealed, :male, :birth, :joinedOn, :now)
                        ON CONFLICT (district, id) DO UPDATE SET union_id = excluded.union_id, path = excluded.path,
                         state = 'ACTIVE', name = excluded.name, grams = excluded.grams, initials = excluded.initials,
                         phone_masked = excluded.phone_masked, phone_hash = excluded.phone_hash,
                         phone_sealed = excluded.phone_sealed, joined_on = excluded.joined_on, moved_to = NULL,
                         version = membership_member.version + 1
                        """).params(values).update();
    }

    void change(Member member, int version, Changed to) {
        boolean sealedPhone = to.phone() != null;
        String phone = to.phone() == null ? "" : to.phone();
        requireOne(jdbc.sql("""
                        UPDATE membership_member SET name = :name, grams = :grams, initials = :initials,
                         phone_masked = CASE WHEN :phone THEN :masked ELSE phone_masked END,
                         phone_hash = CASE WHEN :phone THEN :hash ELSE phone_hash END,
                         phone_sealed = CASE WHEN :phone THEN :sealed ELSE phone_sealed END,
                         version = version + 1
                        WHERE district = :district AND id = :id AND version = :version
                        """)
                .param("name", to.name())
                .param("grams", NameIndex.grams(member.district(), to.name()))
                .param("initials", NameIndex.initials(to.name()))
                .param("phone", sealedPhone)
                .param("masked", MemberRow.masked(phone))
                .param("hash", phone.isEmpty() ? null : seals.index(Purpose.PHONE, phone), java.sql.Types.BINARY)
                .param("sealed", phone.isEmpty() ? null : seals.seal(Purpose.PHONE, phone), java.sql.Types.BINARY)
                .param("district", member.district())
                .param("id", member.id())
                .param("version", version)
                .update());
    }

    /** 变更. @param phone null leaves it as it is, an empty text takes it away */
    record Changed(String name, @Nullable String phone) {}

    void move(Member member, MemberState state, UUID union, String path, @Nullable Integer movedTo) {
        requireOne(jdbc.sql("""
                        UPDATE membership_member SET state = :state, union_id = :union, path = :path, moved_to = :movedTo,
                         version = version + 1
                        WHERE district = :district AND id = :id AND version = :version
                        """)
                .param("state", state.name())
                .param("union", union)
                .param("path", path)
                .param("movedTo", movedTo)
                .param("district", member.district())
                .param("id", member.id())
                .param("version", member.version())
                .update());
    }

    /** Copies a person's row to another district, where the membership goes on; nothing is unsealed. */
    void copy(int from, int to, UUID id, UUID union, String path, Instant now) {
        String name = row(from, id).orElseThrow().name();
        jdbc.sql("""
                        INSERT INTO membership_member (district, id, union_id, path, state, name, grams, initials, id_kind,
                         id_masked, id_hash, id_sealed, phone_masked, phone_hash, phone_sealed, male, birth, joined_on,
                         created_at)
                        SELECT :to, id, :union, :path, 'ACTIVE', name, :grams, initials, id_kind, id_masked, id_hash,
                         id_sealed, phone_masked, phone_hash, phone_sealed, male, birth, joined_on, :now
                        FROM membership_member WHERE district = :from AND id = :id
                        ON CONFLICT (district, id) DO UPDATE SET union_id = excluded.union_id, path = excluded.path,
                         state = 'ACTIVE', name = excluded.name, grams = excluded.grams, initials = excluded.initials,
                         phone_masked = excluded.phone_masked, phone_hash = excluded.phone_hash,
                         phone_sealed = excluded.phone_sealed, moved_to = NULL, version = membership_member.version + 1
                        """)
                .param("to", to)
                .param("union", union)
                .param("path", path)
                .param("grams", NameIndex.grams(to, name))
                .param("now", Timestamp.from(now))
                .param("from", from)
                .param("id", id)
                .update();
    }

    /** Those of a closed union that are still members. */
    List<Member> of(int district, UUID union) {
        return jdbc.sql("SELECT " + COLUMNS + """
                        FROM membership_member m WHERE m.district = :district AND m.union_id = :union
                          AND m.state IN ('ACTIVE', 'RETAINED', 'PENDING') ORDER BY m.id
                        """)
                .param("district", district)
                .param("union", union)
                .query(Members::member)
                .list();
    }

    /** Who is a member here and reached under a telephone number; a few at most matter. */
    List<Member> reachedBy(int district, String phone) {
        return jdbc.sql("SELECT " + COLUMNS + """
                        FROM membership_member m WHERE m.district = :district AND m.phone_hash = :hash
                          AND m.state IN ('ACTIVE', 'RETAINED', 'PENDING') ORDER BY m.id LIMIT 100
                        """)
                .param("district", district)
                .param("hash", seals.index(Purpose.PHONE, phone))
                .query(Members::member)
                .list();
    }

    /** Who is a member in a district under these numbers, ended ones too. */
    Map<Hash, MemberState> states(int district, Collection<byte[]> hashes) {
        Map<Hash, MemberState> states = new HashMap<>();
        jdbc.sql("SELECT id_hash, state FROM membership_member WHERE district = :district AND id_hash = ANY(:hashes)")
                .param("district", district)
                .param("hashes", hashes.toArray(byte[][]::new))
                .query((row, n) -> states.put(new Hash(row.getBytes(1)), MemberState.valueOf(row.getString(2))))
                .list();
        return states;
    }

    private static void requireOne(int changed) {
        if (changed != 1) {
            throw new ConflictException("membership.CHANGED_MEANWHILE");
        }
    }

    private static Member member(ResultSet row, int number) throws SQLException {
        return new Member(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                row.getObject("union_id", UUID.class),
                row.getString("path"),
                MemberState.valueOf(row.getString("state")),
                new Member.Person(
                        row.getString("name"),
                        row.getString("id_kind"),
                        row.getString("id_masked"),
                        row.getString("phone_masked"),
                        row.getBoolean("male"),
                        row.getObject("birth", LocalDate.class)),
                row.getObject("joined_on", LocalDate.class),
                row.getObject("moved_to", Integer.class),
                row.getInt("version"));
    }
}
