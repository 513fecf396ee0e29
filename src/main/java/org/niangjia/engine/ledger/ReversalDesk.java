package org.niangjia.engine.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.platform.trail.Trail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 冲正台. What was booked by hand and is wrong is reversed by a second person, once, with the reason on the record. */
@Service
class ReversalDesk {
    private static final int MOST_WORDS = 200;

    private final Ledger ledger;
    private final Journal journal;
    private final ObjectProvider<HandEntries> services;
    private final Trail trail;
    private final JdbcClient jdbc;

    ReversalDesk(Ledger ledger, Journal journal, ObjectProvider<HandEntries> services, Trail trail, JdbcClient jdbc) {
        this.ledger = ledger;
        this.journal = journal;
        this.services = services;
        this.trail = trail;
        this.jdbc = jdbc;
    }

    /** Whether a line of the journal is one that people may reverse, as far as its memo goes. */
    boolean byHand(Transfer.Kind kind, String memo) {
        return kind == Transfer.Kind.POSTED
                && services.stream().anyMatch(service -> service.memos().contains(memo));
    }

    /** Throws RefusedException with every reason; of two who reverse it at once the ledger refuses the second. */
    @Transactional
    Transfer reverse(Scope scope, Book book, UUID id, String typed) {
        Transfer wrong = journal.find(scope, book, id).orElseThrow(() -> new NotVisibleException("transfer " + id));
        String reason = Text.line(typed);
        Decision.of(reasons(scope, book, wrong, reason)).orThrow();
        Note note = Note.of("reversal:" + id, "ledger.reversal", wrong.note().subject());
        Transfer reversed =
                ledger.post(scope, book, List.of(new Entry.Reverse(id, note))).getFirst();
        trail.record(scope.actor(), book.district(), "ledger.reversed", "ledger.book", book.id(), id + " " + reason);
        return reversed;
    }

    private List<Refusal> reasons(Scope scope, Book book, Transfer wrong, String reason) {
        List<Refusal> reasons = new ArrayList<>();
        if (!byHand(wrong.kind(), wrong.note().memo())) {
            reasons.add(LedgerRefusal.NOT_BY_HAND.refusal());
        } else if (journal.endOf(scope, book, wrong.id()).isPresent()) {
            reasons.add(LedgerRefusal.ENDED_ALREADY.refusal());
        } else if (scope.account().equals(enteredBy(scope, book, wrong.id()))) {
            reasons.add(LedgerRefusal.ENTERED_BY_YOU.refusal());
        }
        if (reason.isBlank() || reason.length() > MOST_WORDS) {
            reasons.add(LedgerRefusal.REASON_MISSING
                    .refusal(String.valueOf(MOST_WORDS))
                    .at("reason"));
        }
        return reasons;
    }

    private @Nullable UUID enteredBy(Scope scope, Book book, UUID id) {
        return jdbc.sql("SELECT actor FROM ledger_transfer WHERE district = :district AND book = :book AND id = :id")
                .param("district", scope.require(book.district()))
                .param("book", book.id())
                .param("id", id)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .single()
                .orElse(null);
    }
}
