package org.niangjia.service.visit;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Cases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 活动簿. Campaigns and their teams: read by every office above or below the union whose campaign it is. */
@Repository
class Campaigns {
    private final JdbcClient jdbc;
    private final Clock clock;

    Campaigns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of the offices above and below, the newest first. */
    List<Campaign> list(Scope scope, int most) {
        return near(scope, "SELECT * FROM visit_campaign WHERE", " ORDER BY first_day DESC, id DESC LIMIT :most")
                .param("most", most)
                .query(Campaigns::row)
                .list();
    }

    /** 本人的活动. The one that runs on a day and has the actor in one of its teams; empty when there are none or several. */
    Optional<Campaign> own(Scope scope, LocalDate day) {
        List<Campaign> found = near(scope, """
                        SELECT * FROM visit_campaign c WHERE closed_at IS NULL AND :day BETWEEN first_day AND last_day AND EXISTS (
                            SELECT 1 FROM visit_member m
                             WHERE m.district = c.district AND m.campaign = c.id AND m.account = :account) AND""", " LIMIT 2")
                .param("day", day)
                .param("account", scope.account())
                .query(Campaigns::row)
                .list();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    Optional<Campaign> find(Scope scope, String no) {
        return near(scope, "SELECT * FROM visit_campaign WHERE no = :no AND", "")
                .param("no", no)
                .query(Campaigns::row)
                .optional();
    }

    Campaign get(Scope scope, String no) {
        return find(scope, no).orElseThrow(() -> new NotVisibleException(no));
    }

    private JdbcClient.StatementSpec near(Scope scope, String before, String after) {
        String path = scope.path();
        return jdbc.sql(before + " (starts_with(:path, path) OR path >= :path AND path < :end)" + after)
                .param("path", path == null ? "!" : path)
                .param("end", Cases.end(path == null ? "!" : path));
    }

    /** For everybody, while its report is public. */
    Optional<Campaign> publicOne(String no, LocalDate today) {
        return jdbc.sql("SELECT * FROM visit_campaign WHERE no = :no AND :today BETWEEN public_from AND public_until")
                .param("no", no)
                .param("today", today)
                .query(Campaigns::row)
                .optional();
    }

    /** Public reports of a county and of what is above it. */
    List<Campaign> published(List<Integer> districts, LocalDate today) {
        return jdbc.sql("""
                SELECT * FROM visit_campaign
                 WHERE district = ANY(:districts) AND :today BETWEEN public_from AND public_until
                 ORDER BY public_from DESC, id DESC LIMIT 10
                """)
                .param("districts", districts.toArray(Integer[]::new))
                .param("today", today)
                .query(Campaigns::row)
                .list();
    }

    Optional<Campaign> byId(@Nullable Integer district, @Nullable UUID id) {
        return id == null
                ? Optional.empty()
                : jdbc.sql("SELECT * FROM visit_campaign WHERE district = :district AND id = :id")
                        .param("district", district)
                        .param("id", id)
                        .query(Campaigns::row)
                        .optional();
    }

    void insert(Campaign campaign, Scope by) {
        jdbc.sql("""
                INSERT INTO visit_campaign (district, id, no, name, aim, first_day, last_day, union_id, path, owners,
                    opened_by, opened_name, opened_at)
                VALUES (:district, :id, :no, :name, :aim, :first, :last, :union, :path, :owners, :by, :byName, :now)
                """)
                .param("district", by.require(campaign.district()))
                .param("id", campaign.id())
                .param("no", campaign.no())
                .param("name", campaign.name())
                .param("aim", campaign.aim())
                .param("first", campaign.first())
                .param("last", campaign.last())
                .param("union", campaign.union())
                .param("path", campaign.path())
                .param("owners", campaign.owners().toArray(UUID[]::new))
                .param("by", by.account())
                .param("byName", by.actor().name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void close(Campaign campaign, int version) {
        one(jdbc.sql("""
                UPDATE visit_campaign SET closed_at = :now, version = version + 1
                 WHERE district = :district AND id = :id AND version = :version AND closed_at IS NULL
                """)
                .param("district", campaign.district())
                .param("id", campaign.id())
                .param("version", version < 0 ? campaign.version() : version)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update());
    }

    void publish(
            Campaign campaign,
            int version,
            @Nullable String text,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        one(jdbc.sql("""
                UPDATE visit_campaign SET published = :text, public_from = :from, public_until = :until,
                    version = version + 1
                 WHERE district = :district AND id = :id AND version = :version
                """)
                .param("district", campaign.district())
                .param("id", campaign.id())
                .param("version", version < 0 ? campaign.version() : version)
                .param("text", text)
                .param("from", from)
                .param("until", until)
                .update());
    }

    List<Campaign.Member> members(Campaign campaign) {
        return jdbc.sql("""
                SELECT * FROM visit_member WHERE district = :district AND campaign = :campaign
                 ORDER BY team, leader DESC, name
                """)
                .param("district", campaign.district())
                .param("campaign", campaign.id())
                .query((row, n) -> new Campaign.Member(
                        row.getString("team"),
                        row.getObject("account", UUID.class),
                        row.getString("name"),
                        row.getString("title"),
                        row.getBoolean("leader")))
                .list();
    }

    /** The team of somebody in a campaign, if they are in one. */
    Optional<String> teamOf(Campaign campaign, UUID account) {
        return jdbc.sql("""
                SELECT team FROM visit_member WHERE district = :district AND campaign = :campaign AND account = :account
                """)
                .param("district", campaign.district())
                .param("campaign", campaign.id())
                .param("account", account)
                .query(String.class)
                .optional();
    }

    /** Puts somebody into a team; who is in another one of the campaign changes over. */
    void join(Campaign campaign, Campaign.Member member) {
        jdbc.sql("""
                INSERT INTO visit_member (district, campaign, team, account, name, title, leader)
                VALUES (:district, :campaign, :team, :account, :name, :title, :leader)
                ON CONFLICT (district, campaign, account) DO UPDATE SET team = excluded.team, title = excluded.title,
                    leader = excluded.leader
                """)
                .param("district", campaign.district())
                .param("campaign", campaign.id())
                .param("team", member.team())
                .param("account", member.account())
                .param("name", member.name())
                .param("title", member.title())
                .param("leader", member.leader())
                .update();
    }

    /** A team has one leader: the new one takes it over. */
    void step(Campaign campaign, String team) {
        jdbc.sql("""
                UPDATE visit_member SET leader = false
                 WHERE district = :district AND campaign = :campaign AND team = :team AND leader
                """)
                .param("district", campaign.district())
                .param("campaign", campaign.id())
                .param("team", team)
                .update();
    }

    void leave(Campaign campaign, UUID account) {
        jdbc.sql("DELETE FROM visit_member WHERE district = :district AND campaign = :campaign AND account = :account")
                .param("district", campaign.district())
                .param("campaign", campaign.id())
                .param("account", account)
                .update();
    }

    private static void one(int changed) {
        if (changed != 1) {
            throw new ConflictException("visit.CHANGED_MEANWHILE");
        }
    }

    private static Campaign row(ResultSet row, int n) throws SQLException {
        return new Campaign(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                row.getString("no"),
                row.getString("name"),
                row.getString("aim"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getObject("union_id", UUID.class),
                row.getString("path"),
                owners(row.getArray("owners")),
                row.getString("opened_name"),
                Visits.instant(row, "closed_at"),
                row.getString("published"),
                row.getObject("public_from", LocalDate.class),
                row.getObject("public_until", LocalDate.class),
                row.getInt("version"));
    }

    private static List<@Nullable UUID> owners(Array array) throws SQLException {
        return Arrays.asList((UUID[]) array.getArray());
    }
}
