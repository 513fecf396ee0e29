package org.niangjia.service.mutualaid.recovery;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Cases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 追回清单. Of the claims that an office sees, newest first. */
@Repository
class RecoveryLists {
    private static final String OF_RECOVERIES = " FROM mutualaid_recovery r " + claim("r.district", "r.claim");
    private static final String FAULTY = " FROM mutualaid_sample s " + claim("s.district", "s.case_id") + """
             WHERE s.district = ANY(:districts) AND s.result = 'WRONG'
               AND EXISTS (SELECT 1 FROM mutualaid_claim_payout c JOIN mutualaid_payout p ON p.district = c.district AND p.id = c.payout
                            WHERE c.district = s.district AND c.case_id = s.case_id AND p.paid_on IS NOT NULL)
               AND NOT EXISTS (SELECT 1 FROM mutualaid_recovery r WHERE r.district = s.district AND r.claim = s.case_id)
            """;

    private final JdbcClient jdbc;

    RecoveryLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The claim behind a row, where this office sees it. */
    private static String claim(String district, String id) {
        return """
                 CROSS JOIN LATERAL (
                    SELECT no FROM case_view
                     WHERE district = %s AND id = %s AND path >= :path AND path < :end AND %s) v
                """.formatted(district, id, Cases.VISIBLE);
    }

    /** 追回一件, as lists show it: no name, no illness. */
    record Listed(
            UUID id,
            String no,
            String claim,
            Recovery.State state,
            Recovery.Found found,
            long owedFen,
            long backFen,
            LocalDate proposedOn) {}

    /**
     * @param state one of them, or null for all
     * @param text a piece of its number, of the claim's or of a debtor's name; empty for all
     */
    List<Listed> office(
            Scope scope,
            Recovery.@Nullable State state,
            Recovery.@Nullable Found found,
            String text,
            @Nullable UUID after,
            int limit) {
        return Cases.visible(scope, jdbc.sql("""
                        SELECT r.*, v.no AS claim_no, s.owed, s.back
                        """ + OF_RECOVERIES + """
                          CROSS JOIN LATERAL (
                            SELECT coalesce(sum(owed_fen), 0)::bigint AS owed, coalesce(sum(repaid_fen + offset_fen), 0)::bigint AS back
                              FROM mutualaid_debtor d WHERE d.district = r.district AND d.recovery = r.id) s
                         WHERE r.district = ANY(:districts) AND r.state = ANY(:states) AND r.found = ANY(:founds) AND r.id < :after
                           AND (:text = '' OR strpos(v.no, upper(:text)) > 0
                                OR strpos(:code || '-' || r.district || '-' || r.year || '-'
                                          || lpad(r.number::text, greatest(6, length(r.number::text)), '0'), upper(:text)) > 0
                                OR EXISTS (SELECT 1 FROM mutualaid_debtor d
                                            WHERE d.district = r.district AND d.recovery = r.id AND strpos(d.name, :text) > 0))
                         ORDER BY r.id DESC LIMIT :limit
                        """))
                .param("districts", scope.districtArray())
                .param("states", names(state, Recovery.State.values()))
                .param("founds", names(found, Recovery.Found.values()))
                .param("text", text)
                .param("code", Recovery.CODE)
                .param("after", after == null ? new UUID(-1, -1) : after)
                .param("limit", limit)
                .query((row, n) -> {
                    Recovery one = Recoveries.recovery(row, n);
                    return new Listed(
                            one.id(),
                            one.no(),
                            row.getString("claim_no"),
                            one.state(),
                            one.found(),
                            row.getLong("owed"),
                            row.getLong("back"),
                            WorkingCalendar.dayOf(one.proposed().at()));
                })
                .list();
    }

    private static String[] names(@Nullable Enum<?> one, Enum<?>[] all) {
        return one == null ? Arrays.stream(all).map(Enum::name).toArray(String[]::new) : new String[] {one.name()};
    }

    /**
     * 抽查有误. A paid claim that the auditor found wrong, and nobody has proposed to take anything back.
     *
     * @param words what the auditor found
     */
    record Faulty(String claim, String words, String by, LocalDate on) {}

    /** The oldest first. */
    List<Faulty> faulty(Scope scope, int limit) {
        return Cases.visible(scope, jdbc.sql("""
                        SELECT v.no, s.words, s.looked_name, s.looked_at
                        """ + FAULTY + """
                         ORDER BY s.looked_at, s.case_id LIMIT :limit
                        """))
                .param("districts", scope.districtArray())
                .param("limit", limit)
                .query((row, n) -> new Faulty(
                        row.getString("no"),
                        row.getString("words"),
                        row.getString("looked_name"),
                        WorkingCalendar.dayOf(
                                row.getObject("looked_at", OffsetDateTime.class).toInstant())))
                .list();
    }

    /** Those that wait for somebody to decide, and those that wait to be proposed. */
    int waiting(Scope scope) {
        return Cases.visible(scope, jdbc.sql("""
                        SELECT (SELECT count(*)
                        """ + OF_RECOVERIES + """
                         WHERE r.district = ANY(:districts) AND r.state IN ('PROPOSED', 'OBJECTED'))
                             + (SELECT count(*)
                        """ + FAULTY + ")"))
                .param("districts", scope.districtArray())
                .query(Integer.class)
                .single();
    }
}
