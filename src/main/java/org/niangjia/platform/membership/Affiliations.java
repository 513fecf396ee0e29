package org.niangjia.platform.membership;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.organisation.Union;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 会员附属记录. What hangs on a member's row: steps of the membership, employments, groups, and the counts by union. */
@Repository
class Affiliations {
    private final JdbcClient jdbc;

    Affiliations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 群体. A group with the days it held for. */
    record Tag(GroupTag tag, LocalDate from, @Nullable LocalDate until) {}

    void step(int district, UUID member, MemberState state, Union union, Actor by, String reason, Instant now) {
        jdbc.sql("""
                        INSERT INTO membership_step (district, member, number, state, union_id, union_name, at, by_account,
                         by_name, reason)
                        SELECT :district, :member, coalesce(max(number), 0) + 1, :state, :union, :unionName, :now, :by,
                         :byName, :reason
                        FROM membership_step WHERE district = :district AND member = :member
                        """)
                .param("district", district)
                .param("member", member)
                .param("state", state.name())
                .param("union", union.id())
                .param("unionName", union.name())
                .param("now", Timestamp.from(now))
                .param("by", by.account())
                .param("byName", by.postTitle().isEmpty() ? by.name() : by.name() + "（" + by.postTitle() + "）")
                .param("reason", reason)
                .update();
    }

    List<MemberStep> steps(int district, UUID member) {
        return jdbc.sql("""
                        SELECT number, state, union_name, at, by_name, reason FROM membership_step
                        WHERE district = :district AND member = :member ORDER BY number DESC
                        """)
                .param("district", district)
                .param("member", member)
                .query((row, n) -> new MemberStep(
                        row.getInt(1),
                        MemberState.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getTimestamp(4).toInstant(),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }

    void employ(int district, UUID id, UUID member, MemberFacts.Work work) {
        jdbc.sql("""
                        INSERT INTO membership_employment (district, id, member, employer, site, trade, town, from_on)
                        VALUES (:district, :id, :member, :employer, :site, :trade, :town, :from)
                        """)
                .param("district", district)
                .param("id", id)
                .param("member", member)
                .param("employer", work.employer(), Types.OTHER)
                .param("site", work.site(), Types.OTHER)
                .param("trade", work.trade())
                .param("town", work.town(), Types.BIGINT)
                .param("from", work.from())
                .update();
    }

    /** Ends one employment, or all running ones. */
    int endEmployments(int district, UUID member, @Nullable UUID id, LocalDate until) {
        return jdbc.sql("""
                        UPDATE membership_employment SET until_on = greatest(from_on, :until)
                        WHERE district = :district AND member = :member AND until_on IS NULL
                          AND (:id::uuid IS NULL OR id = :id)
                        """)
                .param("until", until)
                .param("district", district)
                .param("member", member)
                .param("id", id, Types.OTHER)
                .update();
    }

    List<Employment> employments(int district, UUID member) {
        return jdbc.sql("""
                        SELECT e.id, e.employer, e.site, e.trade, e.town, e.from_on, e.until_on,
                          coalesce(a.name, '') AS employer_name, coalesce(s.name, '') AS site_name
                        FROM membership_employment e
                        LEFT JOIN employer_name_view a ON a.district = e.district AND a.id = e.employer
                        LEFT JOIN employer_name_view s ON s.district = e.district AND s.id = e.site
                        WHERE e.district = :district AND e.member = :member
                        ORDER BY e.until_on DESC NULLS FIRST, e.from_on DESC
                        """)
                .param("district", district)
                .param("member", member)
                .query((row, n) -> new Employment(
                        row.getObject("id", UUID.class),
                        new MemberFacts.Work(
                                row.getObject("employer", UUID.class),
                                row.getObject("site", UUID.class),
                                row.getString("trade"),
                                row.getObject("town", Long.class),
                                row.getObject("from_on", LocalDate.class)),
                        row.getObject("until_on", LocalDate.class),
                        row.getString("employer_name"),
                        row.getString("site_name")))
                .list();
    }

    void tag(int district, UUID member, GroupTag tag, LocalDate from) {
        jdbc.sql("""
                        INSERT INTO membership_tag (district, member, tag, from_on) VALUES (:district, :member, :tag, :from)
                        """)
                .param("district", district)
                .param("member", member)
                .param("tag", tag.name())
                .param("from", from)
                .update();
    }

    void untag(int district, UUID member, GroupTag tag, LocalDate until) {
        int ended = jdbc.sql("""
                        UPDATE membership_tag SET until_on = greatest(from_on, :until)
                        WHERE district = :district AND member = :member AND tag = :tag AND until_on IS NULL
                        """)
                .param("until", until)
                .param("district", district)
                .param("member", member)
                .param("tag", tag.name())
                .update();
        if (ended == 0) {
            throw new NotVisibleException("tag " + tag);
        }
    }

    List<Tag> tags(int district, UUID member) {
        return jdbc.sql("""
                        SELECT tag, from_on, until_on FROM membership_tag
                        WHERE district = :district AND member = :member ORDER BY until_on DESC NULLS FIRST, from_on DESC
                        """)
                .param("district", district)
                .param("member", member)
                .query((row, n) -> new Tag(
                        GroupTag.valueOf(row.getString(1)),
                        row.getObject(2, LocalDate.class),
                        row.getObject(3, LocalDate.class)))
                .list();
    }

    /** Groups that hold now. */
    Set<GroupTag> running(int district, UUID member) {
        return tags(district, member).stream()
                .filter(tag -> tag.until() == null)
                .map(Tag::tag)
                .collect(Collectors.toSet());
    }

    /** Counts a change of state or union. What is no member counts nothing. */
    void count(int district, UUID union, String path, @Nullable MemberState state, int difference) {
        if (state == null || !state.member()) {
            return;
        }
        boolean active = state != MemberState.RETAINED;
        jdbc.sql("""
                        INSERT INTO membership_count AS c (district, union_id, path, active, retained)
                        VALUES (:district, :union, :path, :active, :retained)
                        ON CONFLICT (district, union_id) DO UPDATE SET active = c.active + excluded.active,
                          retained = c.retained + excluded.retained
                        """)
                .param("district", district)
                .param("union", union)
                .param("path", path)
                .param("active", active ? difference : 0)
                .param("retained", active ? 0 : difference)
                .update();
    }

    /** 人数. Members of a subtree, from the counters. */
    record Total(long active, long retained) {
        public long all() {
            return active + retained;
        }
    }

    Total total(Collection<Integer> districts, String under) {
        return jdbc.sql("""
                        SELECT coalesce(sum(active), 0), coalesce(sum(retained), 0) FROM membership_count
                        WHERE district = ANY(:districts) AND path >= :from AND path < :behind
                        """)
                .param("districts", districts.toArray(Integer[]::new))
                .param("from", under)
                .param("behind", Members.behind(under))
                .query((row, n) -> new Total(row.getLong(1), row.getLong(2)))
                .single();
    }
}
