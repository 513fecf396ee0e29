package org.niangjia.service.mutualaid.recovery;

import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Entry;
import org.niangjia.engine.ledger.Note;
import org.niangjia.engine.ledger.Transfer;
import org.niangjia.platform.trail.Trail;
import org.niangjia.service.mutualaid.FundBooks;
import org.niangjia.service.mutualaid.award.AwardOffsets;
import org.niangjia.service.mutualaid.award.DuePayouts;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 抵扣簿. What of an award goes against an older over-payment: only for whoever owes it, only out of the same fund, and only with
 * their consent, which is good for one award (practice ruling 24).
 */
@Component
class RecoveryOffsets implements AwardOffsets {
    private final JdbcClient jdbc;
    private final FundBooks books;
    private final RecoverySteps steps;
    private final Debtors debtors;
    private final Trail trail;
    private final Clock clock;

    RecoveryOffsets(JdbcClient jdbc, FundBooks books, RecoverySteps steps, Debtors debtors, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.books = books;
        this.steps = steps;
        this.debtors = debtors;
        this.trail = trail;
        this.clock = clock;
    }

    private record Usable(UUID recovery, String no, UUID debtor, UUID consent, long restFen) {}

    @Override
    public List<Taken> plan(Scope scope, int district, DuePayouts.Due due, @Nullable UUID heir, long fen) {
        List<Taken> taken = new ArrayList<>();
        long left = fen;
        for (Usable one : usable(scope, district, due, heir)) {
            long part = Math.min(left, one.restFen());
            if (part > 0) {
                taken.add(new Taken(Uuid7.next(clock), one.recovery(), one.no(), one.debtor(), one.consent(), part));
                left -= part;
            }
        }
        return taken;
    }

    private List<Usable> usable(Scope scope, int district, DuePayouts.Due due, @Nullable UUID heir) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (r.year, r.number) r.id, r.district, r.year, r.number, d.id AS debtor, c.id AS consent,
                               d.owed_fen - d.repaid_fen - d.offset_fen - d.demanded_fen AS rest
                          FROM mutualaid_debtor d
                          JOIN mutualaid_recovery r ON r.district = d.district AND r.id = d.recovery AND r.state = 'STANDING'
                           AND r.scheme = :scheme
                          JOIN mutualaid_offset_consent c ON c.district = d.district AND c.debtor = d.id AND c.open
                           AND NOT EXISTS (SELECT 1 FROM mutualaid_offset o WHERE o.district = c.district AND o.consent = c.id)
                         WHERE d.district = :district AND d.person = :person AND d.owed_fen > 0
                           AND d.heir IS NOT DISTINCT FROM CAST(:heir AS uuid)
                         ORDER BY r.year, r.number, c.id
                        """)
                .param("scheme", due.scheme())
                .param("district", scope.require(district))
                .param("person", due.person())
                .param("heir", heir, Types.OTHER)
                .query((row, n) -> new Usable(
                        row.getObject("id", UUID.class),
                        Recovery.no(district, row.getInt("year"), row.getInt("number")),
                        row.getObject("debtor", UUID.class),
                        row.getObject("consent", UUID.class),
                        row.getLong("rest")))
                .list();
    }

    @Override
    public List<Entry> entries(Scope scope, Book book, List<Taken> taken) {
        if (taken.isEmpty()) {
            return List.of();
        }
        UUID expense = books.account(scope, book, FundBooks.PAYOUTS);
        UUID receivable = books.account(scope, book, FundBooks.RECEIVABLE);
        UUID deferred = books.account(scope, book, FundBooks.DEFERRED);
        UUID recovered = books.account(scope, book, FundBooks.RECOVERED);
        List<Entry> entries = new ArrayList<>();
        for (Taken one : taken) {
            String key = "offset:" + one.id();
            String subject = one.recovery().toString();
            entries.add(
                    new Entry.Post(expense, receivable, one.fen(), Note.of(key, "mutualaid.recovery.offset", subject)));
            entries.add(new Entry.Post(
                    deferred, recovered, one.fen(), Note.of(key + ":in", "mutualaid.recovery.in", subject)));
        }
        return entries;
    }

    @Override
    public void take(Scope scope, int district, List<Taken> taken) {
        try {
            taken.forEach(one -> debtors.offset(scope, district, one.debtor(), one.fen()));
        } catch (DataIntegrityViolationException e) {
            throw new ConflictException("mutualaid.OFFSET_MEANWHILE");
        }
    }

    @Override
    public void put(Scope scope, int district, UUID payout, List<Taken> taken, List<Transfer> transfers) {
        try {
            for (int i = 0; i < taken.size(); i++) {
                Taken one = taken.get(i);
                insert(scope, district, payout, one, transfers.get(2 * i).id());
                steps.endWhenSettled(scope, district, one.recovery());
                trail.record(scope.actor(), district, "recovery.offset", Recovery.KIND, one.recovery(), one.no());
            }
        } catch (DataIntegrityViolationException e) {
            throw new ConflictException("mutualaid.OFFSET_MEANWHILE");
        }
    }

    private void insert(Scope scope, int district, UUID payout, Taken one, UUID transfer) {
        jdbc.sql("""
                        INSERT INTO mutualaid_offset (district, id, debtor, consent, open, payout, fen, transfer, at, by_name)
                        VALUES (:district, :id, :debtor, :consent, true, :payout, :fen, :transfer, :now, :by)
                        """)
                .param("district", scope.require(district))
                .param("id", one.id())
                .param("debtor", one.debtor())
                .param("consent", one.consent())
                .param("payout", payout)
                .param("fen", one.fen())
                .param("transfer", transfer)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", scope.actor().name())
                .update();
    }
}
