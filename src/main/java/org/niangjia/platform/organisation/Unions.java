package org.niangjia.platform.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 工会名录. The rows of unions: read through one view, written to the upper or the district table by level. */
@Component
public class Unions {
    private static final String COLUMNS = """
            district, id, path, level, kind, name, short_name, place, credit_code, no_credit_code_reason, office_line,
            window_address, full_time, founded_on, closed_at, closed_by_name, closed_reason, version
            """;

    private final JdbcClient jdbc;

    Unions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Union> find(Scope scope, int district, UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM union_view WHERE district = :district AND id = :id")
                .param("district", scope.require(district))
                .param("id", id)
                .query(Unions::union)
                .optional();
    }

    public Union get(Scope scope, int district, UUID id) {
        return find(scope, district, id).orElseThrow(() -> new NotVisibleException("union " + id));
    }

    /** Unions by id, in no order. */
    public List<Union> list(Scope scope, Collection<UUID> ids) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM union_view WHERE district = ANY(:districts) AND id = ANY(:ids)")
                .param("districts", scope.districtArray())
                .param("ids", ids.toArray(UUID[]::new))
                .query(Unions::union)
                .list();
    }

    /** The regional union of a district. */
    public Optional<Union> regional(Scope scope, int district) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM union_view WHERE district = :district AND path = :path")
                .param("district", scope.require(district))
                .param("path", UnionPath.region(district))
                .query(Unions::union)
                .optional();
    }

    /** Open unions one step below, in the order of the tree. */
    public List<Union> below(Scope scope, Union parent) {
        return below(scope, parent, Integer.MAX_VALUE);
    }

    /** The same, at most so many. */
    List<Union> below(Scope scope, Union parent, int most) {
        return jdbc.sql("SELECT " + COLUMNS + """
                        FROM union_view
                        WHERE district = ANY(:districts) AND path > :from AND path < :behind
                          AND position('/' IN rtrim(substr(path, :skip), '/')) = 0 AND closed_at IS NULL
                        ORDER BY path LIMIT :most
                        """)
                .param("districts", scope.districtArray())
                .param("from", parent.path())
                .param("behind", UnionPath.behind(parent.path()))
                .param("skip", parent.path().length() + 1)
                .param("most", most)
                .query(Unions::union)
                .list();
    }

    /** Unions whose paths these are, such as those above a union; reference tables are open to every partition. */
    public List<Union> at(Scope scope, int district, Collection<String> paths) {
        return jdbc.sql("SELECT " + COLUMNS + """
                        FROM union_view WHERE district = ANY(:districts) AND path = ANY(:paths) ORDER BY path
                        """)
                .param("districts", withUpper(scope.require(district), paths))
                .param("paths", paths.toArray(String[]::new))
                .query(Unions::union)
                .list();
    }

    /** Open unions by a piece of their name, at most so many, below the path of the Scope. */
    public List<Union> search(Scope scope, String text, int most) {
        String path = scope.path();
        if (path == null) {
            return List.of();
        }
        return jdbc.sql("SELECT " + COLUMNS + """
                        FROM union_view
                        WHERE district = ANY(:districts) AND path >= :from AND path < :behind
                          AND closed_at IS NULL AND (position(:text IN name) > 0 OR position(:text IN short_name) > 0)
                        ORDER BY path LIMIT :most
                        """)
                .param("districts", scope.districtArray())
                .param("from", path)
                .param("behind", UnionPath.behind(path))
                .param("text", text)
                .param("most", most)
                .query(Unions::union)
                .list();
    }

    /** Highest number given to a child with that letter, closed ones included; 0 when there is none. */
    int highestChild(Scope scope, int district, String parent, char letter) {
        return jdbc.sql("""
                        SELECT coalesce(max(substr(split_part(substr(path, :skip), '/', 1), 2)::int), 0) FROM union_view
                        WHERE district = :district AND path > :from AND path < :behind
                        """)
                .param("district", scope.require(district))
                .param("from", parent + letter)
                .param("behind", parent + (char) (letter + 1))
                .param("skip", parent.length() + 1)
                .query(Integer.class)
                .single();
    }

    void insert(Scope scope, Union union, Instant now) {
        jdbc.sql("INSERT INTO " + table(union.level()) + """
                         (district, id, path, level, kind, name, short_name, place, credit_code,
                         no_credit_code_reason, office_line, window_address, full_time, founded_on, created_at)
                        VALUES (:district, :id, :path, :level, :kind, :name, :shortName, :place, :creditCode,
                         :noCreditCodeReason, :officeLine, :windowAddress, :fullTime, :foundedOn, :now)
                        """)
                .param("district", scope.require(union.district()))
                .param("id", union.id())
                .param("path", union.path())
                .param("level", union.level().name())
                .param("now", Timestamp.from(now))
                .params(parameters(union.facts()))
                .update();
    }

    void amend(Scope scope, Union union, UnionFacts facts, int version) {
        int changed = jdbc.sql("UPDATE " + table(union.level()) + """
                         SET kind = :kind, name = :name, short_name = :shortName, place = :place,
                         credit_code = :creditCode, no_credit_code_reason = :noCreditCodeReason,
                         office_line = :officeLine, window_address = :windowAddress, full_time = :fullTime,
                         founded_on = :foundedOn, version = version + 1
                        WHERE district = :district AND id = :id AND version = :version
                        """)
                .param("district", scope.require(union.district()))
                .param("id", union.id())
                .param("version", version)
                .params(parameters(facts))
                .update();
        requireOne(changed);
    }

    void close(Scope scope, Union union, int version, String reason, Instant now) {
        int changed = jdbc.sql("UPDATE " + table(union.level()) + """
                         SET closed_at = :now, closed_by = :by, closed_by_name = :byName, closed_reason = :reason,
                         version = version + 1
                        WHERE district = :district AND id = :id AND version = :version AND closed_at IS NULL
                        """)
                .param("district", scope.require(union.district()))
                .param("id", union.id())
                .param("version", version)
                .param("now", Timestamp.from(now))
                .param("by", scope.actor().account())
                .param("byName", scope.actor().name())
                .param("reason", reason)
                .update();
        requireOne(changed);
    }

    /** Gives a subtree its new place: every path below changes in this one statement. */
    int move(Scope scope, Union union, String newPath) {
        return jdbc.sql("""
                        UPDATE organisation_union
                        SET path = :newPath || substr(path, :skip), version = version + 1
                        WHERE district = :district AND path >= :from AND path < :behind
                        """)
                .param("newPath", newPath)
                .param("skip", union.path().length() + 1)
                .param("district", scope.require(union.district()))
                .param("from", union.path())
                .param("behind", UnionPath.behind(union.path()))
                .update();
    }

    private static Map<String, @Nullable Object> parameters(UnionFacts facts) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("kind", facts.kind().name());
        parameters.put("name", facts.name());
        parameters.put("shortName", facts.shortName());
        parameters.put("place", facts.place());
        parameters.put("creditCode", facts.creditCode());
        parameters.put("noCreditCodeReason", facts.noCreditCodeReason());
        parameters.put("officeLine", facts.officeLine());
        parameters.put("windowAddress", facts.windowAddress());
        parameters.put("fullTime", facts.fullTime());
        parameters.put("foundedOn", facts.foundedOn());
        return parameters;
    }

    static String table(UnionLevel level) {
        return level.upper() ? "organisation_upper_union" : "organisation_union";
    }

    private static void requireOne(int changed) {
        if (changed != 1) {
            throw new ConflictException("organisation.CHANGED_MEANWHILE");
        }
    }

    private static Integer[] withUpper(int district, Collection<String> paths) {
        Set<Integer> districts = new TreeSet<>(List.of(district));
        paths.forEach(path -> districts.addAll(UnionPath.districts(path)));
        return districts.toArray(Integer[]::new);
    }

    static Union union(ResultSet row, int number) throws SQLException {
        return new Union(
                row.getInt("district"),
                Row.id(row, "id"),
                row.getString("path"),
                UnionLevel.valueOf(row.getString("level")),
                new UnionFacts(
                        UnionKind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("short_name"),
                        row.getLong("place"),
                        row.getString("credit_code"),
                        row.getString("no_credit_code_reason"),
                        row.getString("office_line"),
                        row.getString("window_address"),
                        row.getBoolean("full_time"),
                        Row.day(row, "founded_on")),
                Row.closed(row, "closed"),
                row.getInt("version"));
    }
}
