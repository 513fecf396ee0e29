package org.niangjia.service.request;

/** 统计合计的算法. How a change of what is counted becomes differences: the SQL that folding, reading and verifying share. */
final class Sums {
    /** What is counted, in the order of the columns. */
    static final String COUNTS =
            "received, open, due, on_time, completed, closed, closed_once, reopened, answered, good, fair";

    static final String NEGATIVE = "-" + COUNTS.replace(", ", ", -");

    static final String TOTALS = """
            sum(received) AS received, sum(open) AS open, sum(due) AS due, sum(on_time) AS on_time, sum(completed) AS completed,
            sum(closed) AS closed, sum(closed_once) AS closed_once, sum(reopened) AS reopened,
            sum(answered) AS answered, sum(good) AS good, sum(fair) AS fair""";

    static final String ANY = """
            (sum(received), sum(open), sum(due), sum(on_time), sum(completed), sum(closed), sum(closed_once), sum(reopened),
             sum(answered), sum(good), sum(fair)) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)""";

    private static final String COLUMNS =
            "path, category, opened_on, first_due_on, on_time, ended_on, first_closed_on, withdrawn, reopened";
    private static final String GRADES = """
            at, path, category, (at AT TIME ZONE 'Asia/Shanghai')::date AS day, (satisfaction = 'GOOD')::int AS good,
            (satisfaction = 'FAIR')::int AS fair""";

    /** The reader may not see it: the contrary of {@link org.niangjia.engine.casework.Cases#VISIBLE}, for an index. */
    private static final String HIDDEN = """
             ((confidential AND employer IS NOT NULL AND employer = ANY(:own))
              OR (confidential AND site IS NOT NULL AND site = ANY(:own))
              OR (withheld IS NOT NULL AND withheld = :me))""";

    /** Rows of a subtree, and of a category when one is asked for. */
    static final String WITHIN =
            " AND path >= :top AND path < :behind AND (CAST(:part AS text) IS NULL OR category = :part)";

    private Sums() {}

    /** Rows that began from :since to before :known, and with a minus those that were replaced in that time. */
    static String changed(String within) {
        return rows("1", "since", "standing", between("since") + within)
                + " UNION ALL " + rows("1", "since", "formerly", between("since") + within)
                + " UNION ALL " + rows("-1", "until_at", "formerly", between("until_at") + within);
    }

    /** With a minus, the rows that hold before :known and that the reader may not see. */
    static String hidden() {
        return rows("-1", "since", "standing", "since < :known" + WITHIN + " AND" + HIDDEN)
                + " UNION ALL "
                + rows("-1", "since", "formerly", "since < :known AND until_at >= :known" + WITHIN + " AND" + HIDDEN);
    }

    /** Ratings given from :since to before :known. */
    static String rated(String within) {
        return grades(1, between("at") + within);
    }

    static String hiddenRated() {
        return grades(-1, "at < :known" + WITHIN + " AND" + HIDDEN);
    }

    /** Rows that are alike in all that is counted, as one row with the sum of their signs: for reading, where nobody asks which. */
    static String alike(String rows) {
        String same = COLUMNS.replaceFirst("path, ", "");
        return "SELECT sum(sign)::int AS sign, CAST(NULL AS timestamptz) AS at, '' AS path, " + same + " FROM (" + rows
                + ") AS a GROUP BY " + same + " HAVING sum(sign) <> 0";
    }

    /** Differences by time of change, path, category and day, from rows and ratings that carry a sign. */
    static String differences(String rows, String ratings) {
        return differences(rows) + """
                UNION ALL
                SELECT r.at, r.path, r.category, r.day, 0, 0, 0, 0, 0, 0, 0, 0, r.sign, r.sign * r.good, r.sign * r.fair
                  FROM (%s) AS r
                """.formatted(ratings);
    }

    static String differences(String rows) {
        return """
                SELECT v.at, v.path, v.category, e.day, v.sign * e.received AS received, v.sign * e.open AS open,
                       v.sign * e.due AS due, v.sign * e.on_time AS on_time, v.sign * e.completed AS completed, v.sign * e.closed AS closed,
                       v.sign * e.closed_once AS closed_once, v.sign * e.reopened AS reopened,
                       0 AS answered, 0 AS good, 0 AS fair
                  FROM (%s) AS v CROSS JOIN LATERAL (VALUES
                       (v.opened_on, 1, (v.ended_on IS NULL)::int, 0, 0, 0, 0, 0, 0),
                       (CASE WHEN NOT (v.withdrawn AND v.ended_on <= v.first_due_on) THEN v.first_due_on END,
                        0, 0, 1, v.on_time::int, (v.ended_on IS NOT NULL)::int, 0, 0, 0),
                       (v.ended_on, 0, 0, 0, 0, 0, 1, 0, 0),
                       (v.first_closed_on, 0, 0, 0, 0, 0, 0, 1, v.reopened::int))
                       AS e(day, received, open, due, on_time, completed, closed, closed_once, reopened)
                 WHERE e.day IS NOT NULL
                """.formatted(rows);
    }

    /** The first day of the month that a day lies in. */
    static String month(String day) {
        return "(%1$s - extract(day FROM %1$s)::int + 1)".formatted(day);
    }

    /** Every prefix of a path that is a place in the tree, the empty one first. */
    static String above(String path) {
        return """
                (SELECT '' AS path UNION ALL SELECT left(%1$s, g) FROM generate_series(1, length(%1$s)) AS g
                  WHERE substr(%1$s, g, 1) = '/')""".formatted(path);
    }

    private static String between(String column) {
        return column + " >= :since AND " + column + " < :known";
    }

    private static String rows(String sign, String at, String table, String where) {
        return "SELECT %s AS sign, %s AS at, %s FROM request_%s WHERE district = :district AND %s"
                .formatted(sign, at, COLUMNS, table, where);
    }

    private static String grades(int sign, String where) {
        return "SELECT %d AS sign, %s FROM request_rating WHERE district = :district AND satisfaction IS NOT NULL AND %s"
                .formatted(sign, GRADES, where);
    }
}
