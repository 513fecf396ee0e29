package org.niangjia.app.outlook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.app.outlook.Coverage.Confirmation;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 入会率的分母. The staff of the units that have a union below a place, as the register of employers has them. */
@Repository
class Joined {
    private final JdbcClient jdbc;

    Joined(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 职工人数. Of how many units, of how many of them nobody knows it, and how old the oldest figure is. */
    record Staff(
            long staff, long units, long unknown, @Nullable LocalDate oldest) {}

    Staff staff(Scope scope, int district, String under, LocalDate day) {
        String path = scope.path() == null ? "!" : scope.path();
        String top = under.startsWith(path) ? under : path;
        return jdbc.sql("""
                SELECT coalesce(sum(e.staff), 0) AS staff, count(*) AS units,
                       count(*) FILTER (WHERE e.staff IS NULL) AS unknown, min(e.staff_on) AS oldest
                  FROM employer_view e
                 WHERE e.district = :district AND e.closed_at IS NULL AND e.id IN (
                       SELECT c.employer_id FROM coverage_view c
                         JOIN union_view u ON u.district = :district AND u.id = c.union_id
                        WHERE c.district = :district AND c.from_on <= :day AND (c.until_on IS NULL OR c.until_on > :day)
                          AND u.path >= :from AND u.path < :behind)
                """)
                .param("district", scope.require(district))
                .param("day", day)
                .param("from", top)
                .param("behind", top.isEmpty() ? "~" : top.substring(0, top.length() - 1) + "0")
                .query((row, n) -> new Staff(
                        row.getLong("staff"),
                        row.getLong("units"),
                        row.getLong("unknown"),
                        row.getObject("oldest", LocalDate.class)))
                .single();
    }

    /** What a reader should doubt: members are what is counted, staff what the register has today. */
    static List<String> flags(long members, Staff staff, @Nullable Confirmation confirmed) {
        List<String> flags = new ArrayList<>();
        if (members > staff.staff()) {
            flags.add("outlook.flag.more_members");
        }
        if (members > 0 && members == staff.staff()) {
            flags.add("outlook.flag.exactly_staff");
        }
        if (confirmed == null) {
            flags.add("outlook.flag.unconfirmed");
        } else if (confirmed.denominator() != staff.staff()) {
            flags.add("outlook.flag.changed");
        }
        if (staff.unknown() > 0) {
            flags.add("outlook.flag.staff_unknown");
        }
        return flags;
    }
}
