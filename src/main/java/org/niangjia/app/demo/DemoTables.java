package org.niangjia.app.demo;

import java.util.List;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.frame.DemoTable;
import org.niangjia.platform.organisation.OfficerKind;
import org.niangjia.platform.organisation.UnionKind;

/** 演示名册. The invented unions, employers and people of the demo world, from the tables beside this class. */
final class DemoTables {
    private DemoTables() {}

    /** A union or office; the parent by name, empty for the union of a region. */
    record UnionRow(
            int district,
            String parent,
            UnionLevel level,
            UnionKind kind,
            String name,
            String shortName,
            long place,
            String line,
            String window,
            boolean fullTime) {}

    record EmployerRow(int district, String name, String code, long place, String industry, int staff, String union) {}

    /**
     * A person, or one more post of a person named before.
     *
     * @param phone empty for one more post
     * @param union empty for a worker without a post
     * @param since years in the post
     * @param role role in the list of demo accounts; empty when not listed
     * @param employer empty when none
     */
    record PersonRow(
            String name,
            String phone,
            int home,
            String union,
            String title,
            String postRole,
            String kind,
            int since,
            String duties,
            String role,
            String employer) {

        PostRole postsRole() {
            return PostRole.valueOf(postRole);
        }

        OfficerKind officerKind() {
            return OfficerKind.valueOf(kind);
        }
    }

    static List<UnionRow> unions() {
        return DemoTable.read(
                DemoTables.class,
                "unions.csv",
                row -> new UnionRow(
                        row.number("district"),
                        row.text("parent"),
                        UnionLevel.valueOf(row.text("level")),
                        UnionKind.valueOf(row.text("kind")),
                        row.text("name"),
                        row.text("short"),
                        Long.parseLong(row.text("place")),
                        row.text("line"),
                        row.text("window"),
                        row.text("full_time").equals("yes")));
    }

    static List<EmployerRow> employers() {
        return DemoTable.read(
                DemoTables.class,
                "employers.csv",
                row -> new EmployerRow(
                        row.number("district"),
                        row.text("name"),
                        row.text("code"),
                        Long.parseLong(row.text("place")),
                        row.text("industry"),
                        row.number("staff"),
                        row.text("union")));
    }

    static List<PersonRow> people() {
        return DemoTable.read(
                DemoTables.class,
                "people.csv",
                row -> new PersonRow(
                        row.text("name"),
                        row.text("phone"),
                        row.number("home"),
                        row.text("union"),
                        row.text("title"),
                        row.text("post_role"),
                        row.text("kind"),
                        row.number("since"),
                        row.text("duties"),
                        row.text("role"),
                        row.text("employer")));
    }
}
