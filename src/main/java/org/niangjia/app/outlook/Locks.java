package org.niangjia.app.outlook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.platform.frame.Figure;
import org.niangjia.platform.frame.LockedMonths;
import org.niangjia.platform.frame.Statistic;
import org.niangjia.platform.frame.StatisticFamily.Counted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 锁定簿. Locked periods with their figures; of two who lock at once, one is first. */
@Repository
class Locks implements LockedMonths {
    private final JdbcClient jdbc;

    Locks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 锁定. One time that a period was locked, and unlocked again. */
    record Lock(
            String period,
            int round,
            Instant lockedAt,
            String lockedName,
            @Nullable Instant unlockedAt,
            @Nullable String unlockedName,
            @Nullable String reason) {}

    List<Lock> of(Scope scope, int district, String period) {
        return jdbc.sql(
                        "SELECT * FROM outlook_lock WHERE district = :district AND period = :period ORDER BY round DESC")
                .param("district", scope.require(district))
                .param("period", period)
                .query(Locks::lock)
                .list();
    }

    @Override
    public boolean locked(int district, YearMonth month) {
        return open(Scope.house(district), district, month.toString()).isPresent();
    }

    Optional<Lock> open(Scope scope, int district, String period) {
        return of(scope, district, period).stream()
                .filter(lock -> lock.unlockedAt() == null)
                .findFirst();
    }

    /** Throws DuplicateKeyException when somebody has just locked it. */
    void lock(Scope scope, int district, String period, int round, Counted counted, Instant at) {
        jdbc.sql("""
                INSERT INTO outlook_lock (district, period, round, locked_at, locked_by, locked_name)
                VALUES (:district, :period, :round, :at, :by, :name)
                """)
                .param("district", scope.require(district))
                .param("period", period)
                .param("round", round)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", scope.account())
                .param("name", scope.actor().name() + " " + scope.actor().postTitle())
                .update();
        Map<String, List<Figure>> all = new LinkedHashMap<>();
        all.put("", counted.all());
        all.putAll(counted.parts());
        all.forEach((part, figures) -> figures.forEach(figure -> insert(district, period, round, part, figure)));
    }

    private void insert(int district, String period, int round, String part, Figure figure) {
        jdbc.sql("""
                INSERT INTO outlook_locked (district, period, round, part, code, version, numerator, denominator, value)
                VALUES (:district, :period, :round, :part, :code, :version, :numerator, :denominator, :value)
                """)
                .param("district", district)
                .param("period", period)
                .param("round", round)
                .param("part", part)
                .param("code", figure.statistic().code())
                .param("version", figure.statistic().version())
                .param("numerator", figure.numerator(), Types.BIGINT)
                .param("denominator", figure.denominator(), Types.BIGINT)
                .param("value", figure.value(), Types.DOUBLE)
                .update();
    }

    /** Whether it was locked until now. */
    boolean unlock(Scope scope, int district, String period, String reason, Instant at) {
        return jdbc.sql("""
                UPDATE outlook_lock SET unlocked_at = :at, unlocked_by = :by, unlocked_name = :name, reason = :reason
                 WHERE district = :district AND period = :period AND unlocked_at IS NULL
                """)
                        .param("district", scope.require(district))
                        .param("period", period)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", scope.account())
                        .param(
                                "name",
                                scope.actor().name() + " " + scope.actor().postTitle())
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /** The figures as they were locked, each with the version of its formula then. */
    Counted locked(Scope scope, int district, Lock lock, List<Statistic> statistics) {
        Map<String, List<Figure>> parts = new LinkedHashMap<>();
        parts.put("", new ArrayList<>());
        jdbc.sql("""
                SELECT part, code, version, numerator, denominator, value FROM outlook_locked
                 WHERE district = :district AND period = :period AND round = :round ORDER BY part, code
                """)
                .param("district", scope.require(district))
                .param("period", lock.period())
                .param("round", lock.round())
                .query((row, n) -> Map.entry(row.getString("part"), figure(row, statistics)))
                .list()
                .forEach(entry -> parts.computeIfAbsent(entry.getKey(), part -> new ArrayList<>())
                        .add(entry.getValue()));
        List<String> order = statistics.stream().map(Statistic::code).toList();
        parts.values()
                .forEach(figures -> figures.sort(java.util.Comparator.comparingInt(
                        figure -> order.indexOf(figure.statistic().code()))));
        List<Figure> whole = java.util.Objects.requireNonNull(parts.remove(""));
        return new Counted(whole, parts);
    }

    private static Figure figure(ResultSet row, List<Statistic> statistics) throws SQLException {
        String code = row.getString("code");
        int version = row.getInt("version");
        Statistic now = statistics.stream()
                .filter(statistic -> statistic.code().equals(code))
                .findFirst()
                .orElse(new Statistic(
                        "outlook.retired." + code, version, Statistic.Unit.COUNT, "statistics.small_cell"));
        return new Figure(
                new Statistic(now.key(), version, now.unit(), now.cell()),
                row.getObject("numerator", Long.class),
                row.getObject("denominator", Long.class),
                row.getObject("value", Double.class),
                "",
                false);
    }

    private static Lock lock(ResultSet row, int n) throws SQLException {
        java.sql.Timestamp unlocked = row.getTimestamp("unlocked_at");
        return new Lock(
                row.getString("period"),
                row.getInt("round"),
                row.getTimestamp("locked_at").toInstant(),
                row.getString("locked_name"),
                unlocked == null ? null : unlocked.toInstant(),
                row.getString("unlocked_name"),
                row.getString("reason"));
    }
}
