package org.niangjia.engine.ledger;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Decision;
import org.niangjia.base.Scope;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 账本. Writes transfers down: all that are asked for together or none, each key once, no account below zero unless it may.
 * What is refused is said in words; of two who come at once a constraint decides, and the second is told that somebody was
 * faster.
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
        Map<UUID, AccountState> accounts = balances.of(scope, book, accounts(drafts));
        // a hold whose time is over can no longer be written, but may have been before
        Map<String, Transfer> rows = new HashMap<>(earlier(scope, book, LedgerRules.overdue(drafts)));
        List<Draft> open = drafts.stream()
                .filter(draft -> !rows.containsKey(draft.transfer().note().key()))
                .toList();
        Decision.of(LedgerRules.writable(open, accounts)).orThrow();
        rows.putAll(write(scope, book, open, accounts));
        return drafts.stream()
                .map(draft ->
                        Objects.requireNonNull(rows.get(draft.transfer().note().key())))
                .toList();
    }

    /** What is written tells what is new; whatever is refused afterwards takes it along when the transaction ends. */
    private Map<String, Transfer> write(Scope scope, Book book, List<Draft> drafts, Map<UUID, AccountState> accounts) {
        try {
            Set<UUID> written = transfers.insert(
                    scope, book, drafts.stream().map(Draft::transfer).toList());
            Map<Boolean, List<Draft>> ours = drafts.stream()
                    .collect(Collectors.partitioningBy(
                            draft -> written.contains(draft.transfer().id())));
            List<Draft> others = Objects.requireNonNull(ours.get(false));
            List<Draft> fresh = Objects.requireNonNull(ours.get(true));
            Map<String, Transfer> rows = new HashMap<>(earlier(scope, book, others));
            Decision.of(LedgerRules.ended(others, rows)).orThrow();
            Decision.of(LedgerRules.standing(fresh, accounts)).orThrow();
            List<Transfer> added = fresh.stream().map(Draft::transfer).toList();
            if (!added.isEmpty()) {
                balances.apply(scope, book, added);
                holds.follow(scope, book, added);
            }
            added.forEach(row -> rows.put(row.note().key(), row));
            return rows;
        } catch (DataIntegrityViolationException e) {
            throw new ConflictException("ledger.CHANGED_MEANWHILE");
        }
    }

    /** Rows that stand under these keys already: the same again is answered, anything else is refused. */
    private Map<String, Transfer> earlier(Scope scope, Book book, List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return Map.of();
        }
        List<String> keys =
                drafts.stream().map(draft -> draft.transfer().note().key()).toList();
        Map<String, Transfer> rows = transfers.byKeys(scope, book, keys);
        Decision.of(LedgerRules.keys(drafts, rows)).orThrow();
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
}
