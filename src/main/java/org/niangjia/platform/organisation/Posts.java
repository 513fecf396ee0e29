package org.niangjia.platform.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.access.PostRole;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 岗位名录. The rows of posts. */
@Component
public class Posts {
    private static final String COLUMNS = """
            district, id, union_id, title, role, single_seat, duties, position,
            closed_at, closed_by_name, closed_reason, version
            """;

    private final JdbcClient jdbc;

    Posts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Post> find(Scope scope, int district, UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM post_view WHERE district = :district AND id = :id")
                .param("district", scope.require(district))
                .param("id", id)
                .query(Posts::post)
                .optional();
    }

    public Post get(Scope scope, int district, UUID id) {
        return find(scope, district, id).orElseThrow(() -> new NotVisibleException("post " + id));
    }

    /** Reads a post and keeps it from being closed until the transaction ends. */
    Post hold(Scope scope, int district, UUID id) {
        for (String table : List.of("organisation_post", "organisation_upper_post")) {
            Optional<Post> held = jdbc.sql("SELECT " + COLUMNS + " FROM " + table
                            + " WHERE district = :district AND id = :id FOR SHARE")
                    .param("district", scope.require(district))
                    .param("id", id)
                    .query(Posts::post)
                    .optional();
            if (held.isPresent()) {
                return held.get();
            }
        }
        throw new NotVisibleException("post " + id);
    }

    /** Open posts of a union in their order. */
    public List<Post> of(Scope scope, int district, UUID union) {
        return jdbc.sql("SELECT " + COLUMNS + """
                        FROM post_view WHERE district = :district AND union_id = :union AND closed_at IS NULL
                        ORDER BY position, id
                        """)
                .param("district", scope.require(district))
                .param("union", union)
                .query(Posts::post)
                .list();
    }

    void insert(Scope scope, UnionLevel level, Post post, Instant now) {
        PostFacts facts = post.facts();
        jdbc.sql("INSERT INTO " + table(level) + """
                         (district, id, union_id, title, role, single_seat, duties, position, created_at)
                        VALUES (:district, :id, :union, :title, :role, :singleSeat, :duties, :position, :now)
                        """)
                .param("district", scope.require(post.district()))
                .param("id", post.id())
                .param("union", post.union())
                .param("title", facts.title())
                .param("role", facts.role().name())
                .param("singleSeat", facts.singleSeat())
                .param("duties", facts.duties())
                .param("position", facts.position())
                .param("now", Timestamp.from(now))
                .update();
    }

    void amend(Scope scope, UnionLevel level, Post post, PostFacts facts, int version) {
        requireOne(jdbc.sql("UPDATE " + table(level) + """
                         SET title = :title, duties = :duties, position = :position, version = version + 1
                        WHERE district = :district AND id = :id AND version = :version AND closed_at IS NULL
                        """)
                .param("district", scope.require(post.district()))
                .param("id", post.id())
                .param("version", version)
                .param("title", facts.title())
                .param("duties", facts.duties())
                .param("position", facts.position())
                .update());
    }

    void close(Scope scope, UnionLevel level, Post post, String reason, Instant now) {
        requireOne(jdbc.sql("UPDATE " + table(level) + """
                         SET closed_at = :now, closed_by = :by, closed_by_name = :byName, closed_reason = :reason,
                         version = version + 1
                        WHERE district = :district AND id = :id AND version = :version AND closed_at IS NULL
                        """)
                .param("district", scope.require(post.district()))
                .param("id", post.id())
                .param("version", post.version())
                .param("now", Timestamp.from(now))
                .param("by", scope.actor().account())
                .param("byName", scope.actor().name())
                .param("reason", reason)
                .update());
    }

    /** Closes whatever posts a union still has. */
    void closeAll(Scope scope, Union union, String reason, Instant now) {
        jdbc.sql("UPDATE " + table(union.level()) + """
                         SET closed_at = :now, closed_by = :by, closed_by_name = :byName, closed_reason = :reason,
                         version = version + 1
                        WHERE district = :district AND union_id = :union AND closed_at IS NULL
                        """)
                .param("district", scope.require(union.district()))
                .param("union", union.id())
                .param("now", Timestamp.from(now))
                .param("by", scope.actor().account())
                .param("byName", scope.actor().name())
                .param("reason", reason)
                .update();
    }

    private static String table(UnionLevel level) {
        return level.upper() ? "organisation_upper_post" : "organisation_post";
    }

    private static void requireOne(int changed) {
        if (changed != 1) {
            throw new ConflictException("organisation.CHANGED_MEANWHILE");
        }
    }

    static Post post(ResultSet row, int number) throws SQLException {
        PostFacts facts = new PostFacts(
                row.getString("title"),
                PostRole.valueOf(row.getString("role")),
                row.getBoolean("single_seat"),
                row.getString("duties"),
                row.getInt("position"));
        return new Post(
                row.getInt("district"),
                Row.id(row, "id"),
                Row.id(row, "union_id"),
                facts,
                Row.closed(row, "closed"),
                row.getInt("version"));
    }
}
