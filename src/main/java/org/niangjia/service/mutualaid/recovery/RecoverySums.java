package org.niangjia.service.mutualaid.recovery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.engine.benefit.Progress;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.service.mutualaid.award.ClaimComputations;
import org.niangjia.service.mutualaid.award.ClaimFacts;
import org.niangjia.service.mutualaid.award.ClaimReckoning;
import org.niangjia.service.mutualaid.award.ClaimResult;
import org.niangjia.service.mutualaid.award.YearReplay;
import org.niangjia.service.mutualaid.claim.ClaimFile;
import org.niangjia.service.mutualaid.cover.Covers;
import org.niangjia.service.mutualaid.cover.Enrolled;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 追回核算台. Brings the awards of the plan years that a claim touches to the rules, with what is known to be wrong about them. */
@Component
class RecoverySums {
    private final JdbcClient jdbc;
    private final ClaimFile claims;
    private final Covers covers;
    private final ClaimComputations computations;
    private final Recoveries recoveries;
    private final Holidays holidays;

    RecoverySums(
            JdbcClient jdbc,
            ClaimFile claims,
            Covers covers,
            ClaimComputations computations,
            Recoveries recoveries,
            Holidays holidays) {
        this.jdbc = jdbc;
        this.claims = claims;
        this.covers = covers;
        this.computations = computations;
        this.recoveries = recoveries;
        this.holidays = holidays;
    }

    /** What comes of it when a claim is changed like this, over everything that stands. */
    Overpayment.Result of(Scope scope, int district, UUID claim, Overpayment.Change change) {
        ClaimFacts facts = claims.facts(scope, district, claim);
        return of(scope, district, claim, new Right(facts.withAmounts(change.amounts()), change.nothingDue()));
    }

    /** What comes of it when these are the facts of a claim. */
    Overpayment.Result of(Scope scope, int district, UUID claim, ClaimFacts right) {
        return of(scope, district, claim, new Right(right, false));
    }

    private record Right(ClaimFacts facts, boolean nothingDue) {}

    private Overpayment.Result of(Scope scope, int district, UUID claim, Right right) {
        ClaimFacts facts = right.facts();
        Map<UUID, Right> changes = new HashMap<>();
        recoveries
                .changes(scope, district, facts.person(), facts.scheme())
                .forEach((of, change) -> changes.put(
                        of,
                        new Right(
                                claims.facts(scope, district, of).withAmounts(change.amounts()), change.nothingDue())));
        changes.put(claim, right);
        List<Enrolled> own = covers.of(scope, district, facts.person()).stream()
                .filter(each -> each.scheme().equals(facts.scheme()))
                .toList();
        ClaimReckoning reckoning =
                new ClaimReckoning(own, day -> computations.version(facts.scheme(), day), holidays.calendar(district));
        List<Overpayment.Year> years = new ArrayList<>();
        List<ClaimResult.Explained> explained = new ArrayList<>();
        for (int year : years(scope, district, claim)) {
            Rows rows = rows(scope, district, facts, year);
            YearReplay replay = new YearReplay(year, reckoning, lumpsElsewhere(scope, district, facts, year));
            YearReplay.Replayed anew = replay.of(awards(scope, district, rows, changes));
            years.add(year(year, rows, anew));
            rows.awards.forEach((payout, award) -> {
                ClaimReckoning.Part part = anew.parts().get(payout);
                if (claim.equals(award.claim()) && part != null) {
                    explained.addAll(new ClaimResult(computations.version(facts.scheme(), facts.on()), List.of(part))
                            .explained());
                }
            });
        }
        return new Overpayment.Result(facts.person(), facts.scheme(), facts.on(), years, explained);
    }

    private static Overpayment.Year year(int year, Rows rows, YearReplay.Replayed right) {
        Map<String, UUID> enrolments = new HashMap<>(right.enrolments());
        enrolments.putAll(rows.enrolments);
        Map<Progress.Of, Progress.Sum> difference = YearReplay.difference(rows.sums, right.sums());
        return new Overpayment.Year(
                year, rows.seq + 1, YearReplay.paid(rows.sums), right.paidFen(), difference, enrolments);
    }

    private List<Integer> years(Scope scope, int district, UUID claim) {
        return jdbc.sql("""
                        SELECT DISTINCT p.year FROM mutualaid_claim_payout c
                          JOIN mutualaid_payout p ON p.district = c.district AND p.id = c.payout
                         WHERE c.district = :district AND c.case_id = :claim ORDER BY p.year
                        """)
                .param("district", scope.require(district))
                .param("claim", claim)
                .query((row, n) -> row.getInt("year"))
                .list();
    }

    private List<YearReplay.Award> awards(Scope scope, int district, Rows rows, Map<UUID, Right> changes) {
        List<YearReplay.Award> awards = new ArrayList<>();
        rows.awards.forEach((payout, row) -> {
            UUID of = row.claim();
            Right right = of == null ? null : changes.get(of);
            ClaimFacts facts = of == null ? null : right != null ? right.facts() : claims.facts(scope, district, of);
            awards.add(new YearReplay.Award(payout, facts, right == null || !right.nothingDue(), row.sums()));
        });
        return awards;
    }

    private record Row(@Nullable UUID claim, Map<Progress.Of, Progress.Sum> sums) {}

    /** 一年的行. Awards in their order, and what all of them and the corrections come to. */
    private static final class Rows {
        private final Map<UUID, Row> awards = new LinkedHashMap<>();
        private final Map<Progress.Of, Progress.Sum> sums = new LinkedHashMap<>();
        private final Map<Progress.Of, Integer> taken = new HashMap<>();
        private final Map<String, UUID> enrolments = new HashMap<>();
        private int seq;

        void add(ResultSet row) throws SQLException {
            seq = row.getInt("seq");
            UUID payout = row.getObject("id", UUID.class);
            boolean correction = row.getBoolean("correction");
            if (!correction) {
                awards.computeIfAbsent(payout, id -> new Row(claim(row), new LinkedHashMap<>()));
            }
            String module = row.getString("module");
            if (module == null) {
                return;
            }
            enrolments.put(module, row.getObject("enrolment", UUID.class));
            Progress.Of of = new Progress.Of(module, row.getString("benefit"));
            Progress.Sum sum = new Progress.Sum(
                    row.getBigDecimal("base_fen"),
                    row.getInt("days"),
                    row.getLong("due_fen"),
                    row.getLong("paid_fen"),
                    row.getBoolean("taken"));
            Row award = awards.get(payout);
            if (award != null) {
                award.sums().put(of, sum);
            }
            taken.merge(of, !sum.taken() ? 0 : correction && sum.paidFen() <= 0 ? -1 : 1, Integer::sum);
            Progress.Sum all = YearReplay.plus(
                    sums.getOrDefault(of, new Progress.Sum(java.math.BigDecimal.ZERO, 0, 0, 0, false)), sum);
            sums.put(
                    of,
                    new Progress.Sum(
                            all.base(), all.days(), all.dueFen(), all.paidFen(), taken.getOrDefault(of, 0) > 0));
        }

        private static @Nullable UUID claim(ResultSet row) {
            try {
                return row.getObject("case_id", UUID.class);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Rows rows(Scope scope, int district, ClaimFacts facts, int year) {
        Rows rows = new Rows();
        jdbc.sql("""
                        SELECT p.id, p.seq, p.correction, c.case_id, e.module, s.enrolment, s.benefit, s.base_fen, s.days, s.due_fen,
                               s.paid_fen, s.taken
                          FROM mutualaid_payout p
                          LEFT JOIN mutualaid_claim_payout c ON c.district = p.district AND c.payout = p.id
                          LEFT JOIN mutualaid_payout_part s ON s.district = p.district AND s.payout = p.id
                          LEFT JOIN mutualaid_enrolment e ON e.district = s.district AND e.id = s.enrolment
                         WHERE p.district = :district AND p.person = :person AND p.scheme = :scheme AND p.year = :year
                         ORDER BY p.seq, s.benefit
                        """)
                .param("district", scope.require(district))
                .param("person", facts.person())
                .param("scheme", facts.scheme())
                .param("year", year)
                .query(rows::add);
        return rows;
    }

    private List<Progress.Of> lumpsElsewhere(Scope scope, int district, ClaimFacts facts, int year) {
        Set<Progress.Of> lumps = new LinkedHashSet<>();
        jdbc.sql("""
                        SELECT l.module, l.benefit FROM mutualaid_lump l
                          JOIN mutualaid_payout p ON p.district = l.district AND p.id = l.payout AND p.year <> :year
                         WHERE l.district = :district AND l.scheme = :scheme AND l.person = :person
                        """)
                .param("district", scope.require(district))
                .param("person", facts.person())
                .param("scheme", facts.scheme())
                .param("year", year)
                .query(row -> {
                    lumps.add(new Progress.Of(row.getString("module"), row.getString("benefit")));
                });
        return List.copyOf(lumps);
    }
}
