package org.niangjia.platform.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.niangjia.base.UnionLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** 在岗查询. Reads open offices with their holders, each kind of table by itself so that a shard answers alone. */
@Component
class StaffedOffices {
    private static final List<String> KINDS = List.of("organisation_", "organisation_upper_");
    private static final String SQL = """
            SELECT u.district, u.id AS office, u.name, u.path, u.level, u.kind, u.place, u.full_time, u.office_line,
              u.window_address, p.title, p.position, p.single_seat, t.id, t.union_id, t.post, t.role, t.account, t.officer_kind,
              t.from_on, t.until_on, t.acting, t.mobile_shown, t.ended_at, t.ended_by_name, t.ended_reason, t.version
            FROM %1$sunion u
            LEFT JOIN %1$stenure t ON t.district = u.district AND t.union_id = u.id
              AND (t.until_on IS NULL OR t.until_on > :day)
            LEFT JOIN %1$spost p ON p.district = t.district AND p.id = t.post
            WHERE u.district = ANY(:districts) AND u.closed_at IS NULL AND %2$s
            """;

    private final JdbcClient jdbc;

    StaffedOffices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Offices of a district from the town up. */
    List<Staffed> fromTownUp(int district, LocalDate day) {
        List<Staffed> all = new ArrayList<>();
        for (String kind : KINDS) {
            String town = kind.equals("organisation_") ? "u.level = 'TOWN'" : "true";
            all.addAll(read(jdbc.sql(SQL.formatted(kind, town)), List.of(district), day));
        }
        return all;
    }

    /** Offices by path, such as those above one. */
    List<Staffed> at(Collection<Integer> districts, Collection<String> paths, LocalDate day) {
        List<Staffed> all = new ArrayList<>();
        for (String kind : KINDS) {
            all.addAll(read(
                    jdbc.sql(SQL.formatted(kind, "u.path = ANY(:paths)")).param("paths", paths.toArray(String[]::new)),
                    districts,
                    day));
        }
        return all;
    }

    /** Offices below the county by id. */
    List<Staffed> belowCounty(Collection<Integer> districts, Collection<UUID> ids, LocalDate day) {
        return read(
                jdbc.sql(SQL.formatted("organisation_", "u.id = ANY(:ids)")).param("ids", ids.toArray(UUID[]::new)),
                districts,
                day);
    }

    private static List<Staffed> read(StatementSpec statement, Collection<Integer> districts, LocalDate day) {
        Map<UUID, Staffed> offices = new LinkedHashMap<>();
        Map<UUID, List<Staffed.Seat>> seats = new LinkedHashMap<>();
        statement
                .param("districts", districts.toArray(Integer[]::new))
                .param("day", day)
                .query(row -> {
                    UUID id = Row.id(row, "office");
                    offices.computeIfAbsent(id, key -> office(row));
                    if (row.getObject("id") != null) {
                        seats.computeIfAbsent(id, key -> new ArrayList<>())
                                .add(new Staffed.Seat(
                                        Tenures.tenure(row, 0),
                                        row.getString("title"),
                                        row.getInt("position"),
                                        row.getBoolean("single_seat")));
                    }
                });
        return offices.entrySet().stream()
                .map(entry -> new Staffed(
                        entry.getValue().office(),
                        entry.getValue().place(),
                        seats.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    private static Staffed office(ResultSet row) {
        try {
            Office office = new Office(
                    row.getInt("district"),
                    Row.id(row, "office"),
                    row.getString("name"),
                    row.getString("path"),
                    UnionLevel.valueOf(row.getString("level")),
                    UnionKind.valueOf(row.getString("kind")),
                    row.getBoolean("full_time"),
                    row.getString("office_line"),
                    row.getString("window_address"));
            return new Staffed(office, row.getLong("place"), List.of());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
