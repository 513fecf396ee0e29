package org.niangjia.platform.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.niangjia.platform.store.Finding;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.store.Verification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 会籍合计核对. Counts the sums of finished days and months again from the steps of single members, and names those that differ. */
@Component
class MemberSumsVerification implements Verification {
    private static final String ANY = """
             GROUP BY union_id, day
            HAVING (sum(active), sum(retained), sum(joined), sum(arrived), sum(departed), sum(kept), sum(ended))
                <> (0, 0, 0, 0, 0, 0, 0)
             ORDER BY day, union_id LIMIT 20
            """;
    private static final String LESS = "-active, -retained, -joined, -arrived, -departed, -kept, -ended FROM ";
    private static final String DAYS = """
            SELECT union_id, day FROM (
                SELECT union_id, (at AT TIME ZONE 'Asia/Shanghai')::date AS day, active, retained, joined, arrived, departed,
                       kept, ended FROM (%s) AS told
                UNION ALL SELECT union_id, day, %s membership_day_sum WHERE district = :district) AS s
            """.formatted(MemberFolding.CHANGES, LESS) + ANY;
    private static final String MONTHS = """
            SELECT union_id, day FROM (
                SELECT union_id, date_trunc('month', day)::date AS day, active, retained, joined, arrived, departed, kept, ended
                  FROM membership_day_sum WHERE district = :district
                UNION ALL SELECT union_id, month, %s membership_month_sum WHERE district = :district) AS s
            """.formatted(LESS) + ANY;

    private static final String SHEETS = """
            SELECT union_id, day FROM (
                SELECT union_id, (at AT TIME ZONE 'Asia/Shanghai')::date AS day, 1 AS n FROM membership_step
                 WHERE district = :district AND sheet
                UNION ALL SELECT union_id, day, -joined FROM membership_sheet_sum WHERE district = :district) AS s
             GROUP BY union_id, day HAVING sum(n) <> 0 ORDER BY day, union_id LIMIT 20
            """;

    private final JdbcClient jdbc;
    private final MemberFolding folding;
    private final Partitions partitions;

    MemberSumsVerification(JdbcClient jdbc, MemberFolding folding, Partitions partitions) {
        this.jdbc = jdbc;
        this.folding = folding;
        this.partitions = partitions;
    }

    @Override
    public String name() {
        return "membership-sums";
    }

    @Override
    public List<Finding> verify() {
        return partitions.all().stream()
                .flatMap(district -> differences(district).stream())
                .toList();
    }

    /** What differs in one district. */
    List<Finding> differences(int district) {
        LocalDate folded = folding.until(district);
        return Stream.of(DAYS, MONTHS, SHEETS)
                .flatMap(sql -> jdbc
                        .sql(sql)
                        .param("district", district)
                        .param("since", MemberFolding.start(MemberFolding.NONE))
                        .param("until", MemberFolding.start(folded))
                        .query((row, n) -> new Finding(
                                name(),
                                district + " " + row.getString("union_id"),
                                "会员合计与逐步台账不符 (the sum of " + row.getString("day")
                                        + " differs from the steps that it sums up)"))
                        .list()
                        .stream())
                .toList();
    }
}
