package org.niangjia.engine.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Decision;
import org.niangjia.base.Scope;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 账本. Writes transfers down: all that are asked for together or none, each key once, no account below zero unless it may.
 * Everything is looked at first, so that a refusal can be said in words; of two who come at once a constraint decides, and
 * the second is told that somebody was faster.
 */
@Component
public class Ledger {
    static final int MOST_ENTRIES = 5_000;

    private final Transfers transfers;
    private final Balances balances;
    private final OpenHolds holds;
    private final Clock clock;

    Ledger(Transfers transfers, Balances balances, OpenHolds holds, Clock clock) {
        this.transfers = transfers;
        this.balances = balances;
        this.holds = holds;
        this.clock = clock;
    }

    /**
     * 记账. Posts, holds, settles, releases and reverses, in the caller's transaction or one of its own; one call in one
     * transaction, so that nobody waits in a ring. What was posted before with the same key and content is answered again
     * and changes nothing.
     *
     * @param entries at most 5,000
     * @return one row for each entry, in their order
     * @throws org.niangjia.base.RefusedException with every reason
     * @throws ConflictException when somebody else was faster; may be tried again
     */
    @Transactional
    public List<Transfer> post(Scope scope, Book book, List<Entry> entries) {
        if (entries.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException(entries.size() + " entries at once");
        }
        if (entries.isEmpty()) {
            return List.of();
        }
        Decision.of(LedgerRules.written(entries)).orThrow();
        List<UUID> of = entries.stream()
                .flatMap(entry -> Draft.originOf(entry).stream())
                .toList();
        Map<UUID, Transfer> origins = transfers.byIds(scope, book, of);
        Decision.of(LedgerRules.origins(entries, origins)).orThrow();
        List<Draft> drafts = Draft.of(entries, origins, scope.actor(), clock);
        // what others write meanwhile is seen here or, at the latest, by its key: so keys are read last
        Map<UUID, AccountState> accounts = balances.of(scope, book, accounts(drafts));
        Set<UUID> ended = transfers.ended(scope, book, of);
        Map<String, Transfer> known = new HashMap<>(transfers.byKeys(scope, book, keys(drafts)));
        Decision.of(LedgerRules.keys(drafts, known)).orThrow();
        List<Draft> fresh = drafts.stream()
                .filter(draft -> !known.containsKey(draft.transfer().note().key()))
                .toList();
        if (!fresh.isEmpty()) {
            Decision.of(LedgerRules.standing(
                            fresh, accounts, ended, fresh.getFirst().transfer().writtenAt()))
                    .orThrow();
            known.putAll(write(scope, book, fresh));
        }
        return drafts.stream()
                .map(draft ->
                        Objects.requireNonNull(known.get(draft.transfer().note().key())))
                .toList();
    }

    private Map<String, Transfer> write(Scope scope, Book book, List<Draft> fresh) {
        try {
            Set<UUID> written = transfers.insert(
                    scope, book, fresh.stream().map(Draft::transfer).toList());
            List<Transfer> ours = new ArrayList<>();
            List<Draft> others = new ArrayList<>();
            for (Draft draft : fresh) {
                if (written.contains(draft.transfer().id())) {
                    ours.add(draft.transfer());
                } else {
                    others.add(draft);
                }
            }
            Map<String, Transfer> rows = others.isEmpty() ? new HashMap<>() : faster(scope, book, others);
            if (!ours.isEmpty()) {
                balances.apply(scope, book, ours);
                holds.follow(scope, book, ours);
            }
            ours.forEach(row -> rows.put(row.note().key(), row));
            return rows;
        } catch (DataIntegrityViolationException e) {
            throw new ConflictException("ledger.CHANGED_MEANWHILE");
        }
    }

    /** Somebody has just written these keys: the same again is answered, anything else is not. */
    private Map<String, Transfer> faster(Scope scope, Book book, List<Draft> drafts) {
        Map<String, Transfer> rows = new HashMap<>(transfers.byKeys(scope, book, keys(drafts)));
        Decision.of(LedgerRules.keys(drafts, rows)).orThrow();
        if (rows.size() < drafts.size()) {
            throw new ConflictException("ledger.CHANGED_MEANWHILE");
        }
        return rows;
    }

    private static Collection<UUID> accounts(List<Draft> drafts) {
        Set<UUID> accounts = new TreeSet<>();
        for (Draft draft : drafts) {
            accounts.add(draft.transfer().debit());
            accounts.add(draft.transfer().credit());
        }
        return accounts;
    }

    private static List<String> keys(List<Draft> drafts) {
        return drafts.stream().map(draft -> draft.transfer().note().key()).toList();
    }
}
