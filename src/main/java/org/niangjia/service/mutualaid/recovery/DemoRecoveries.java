package org.niangjia.service.mutualaid.recovery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.frame.DemoStage;
import org.niangjia.service.mutualaid.claim.ClaimFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 演示追回. Of two claims that were paid long ago the sheet was corrected: one is owed, one waits for the second officer;
 * of a third one the worker holds that it was too little. */
@Component
class DemoRecoveries implements DemoChapter {
    private static final int ORDER = 2_300;
    private static final int PUTUO = 330903;
    private static final String PROPOSER = "汤小满";
    private static final String SECOND = "孙静娴";
    private static final long LESS_FEN = 90_000;

    private final RecoveryDesk desk;
    private final RecheckDesk rechecks;
    private final ClaimFile claims;
    private final Cases cases;
    private final JdbcClient jdbc;

    DemoRecoveries(RecoveryDesk desk, RecheckDesk rechecks, ClaimFile claims, Cases cases, JdbcClient jdbc) {
        this.desk = desk;
        this.rechecks = rechecks;
        this.claims = claims;
        this.cases = cases;
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void tell(DemoStage stage) {
        stage.at(stage.moment("6w 10:20"), () -> {
            List<Paid> paid = paid();
            for (int i = 0; i < paid.size(); i++) {
                Recovery proposed = propose(stage, paid.get(i).claim());
                if (i == 0) {
                    desk.confirm(stage.officer(SECOND), proposed);
                }
            }
        });
        stage.at(
                stage.moment("1w 19:35"),
                () -> untouched().ifPresent(one -> {
                    Case known = cases.findById(PUTUO, one.claim()).orElseThrow();
                    rechecks.object(
                            known, known.version(), stage.worker(one.who()).person(), "结算单第二页的自付没有算进去，请再看看。");
                }));
    }

    private record Paid(UUID claim, String who) {}

    /** Claims of two people that the bank has paid, the oldest first. */
    private List<Paid> paid() {
        return jdbc.sql("""
                        SELECT case_id, name FROM (
                            SELECT DISTINCT ON (p.person) c.case_id, p.paid_on, w.name, w.id_masked
                              FROM mutualaid_claim_payout c
                              JOIN mutualaid_payout p ON p.district = c.district AND p.id = c.payout
                              JOIN mutualaid_person w ON w.district = p.district AND w.id = p.person
                             WHERE c.district = :district AND p.paid_on IS NOT NULL
                             ORDER BY p.person, p.paid_on) AS firsts
                         ORDER BY paid_on, name, id_masked LIMIT 2
                        """)
                .param("district", PUTUO)
                .query((row, n) -> new Paid(row.getObject("case_id", UUID.class), row.getString("name")))
                .list();
    }

    /** The oldest paid claim of which nothing is taken back. */
    private Optional<Paid> untouched() {
        return jdbc.sql("""
                        SELECT c.case_id, w.name
                          FROM mutualaid_claim_payout c
                          JOIN mutualaid_payout p ON p.district = c.district AND p.id = c.payout
                          JOIN mutualaid_person w ON w.district = p.district AND w.id = p.person
                          JOIN case_view v ON v.district = c.district AND v.id = c.case_id AND v.result = 'paid'
                         WHERE c.district = :district AND NOT EXISTS (
                               SELECT 1 FROM mutualaid_recovery r WHERE r.district = c.district AND r.claim = c.case_id)
                         ORDER BY p.paid_on, w.name, w.id_masked LIMIT 1
                        """)
                .param("district", PUTUO)
                .query((row, n) -> new Paid(row.getObject("case_id", UUID.class), row.getString("name")))
                .optional();
    }

    private Recovery propose(DemoStage stage, UUID claim) {
        Case known = cases.findById(PUTUO, claim).orElseThrow();
        Map<String, Long> amounts =
                new HashMap<>(claims.facts(Scope.house(PUTUO), PUTUO, claim).amounts());
        amounts.computeIfPresent("selfPay", (code, fen) -> fen - LESS_FEN);
        RecoveryDesk.Wanted wanted = new RecoveryDesk.Wanted(
                Recovery.Found.SHEET, "医院更正了结算单，个人自付少了 900 元。", new Overpayment.Change(false, amounts), Map.of(), null);
        return desk.propose(stage.officer(PROPOSER), known, wanted);
    }
}
