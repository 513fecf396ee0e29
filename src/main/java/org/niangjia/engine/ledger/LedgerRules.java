package org.niangjia.engine.ledger;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Money;
import org.niangjia.base.Refusal;
import org.niangjia.base.WorkingCalendar;

/** What the ledger refuses, in the order in which it is looked at; every reason of a look at once. Pure. */
final class LedgerRules {
    static final long MOST_FEN = 100_000_000_000_000L;
    static final int LONGEST_KEY = 200;
    static final int LONGEST_MEMO = 80;
    static final int LONGEST_SUBJECT = 200;
    static final int LONGEST_CODE = 40;
    static final int LONGEST_NAME = 80;

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(WorkingCalendar.ZONE);

    private LedgerRules() {}

    /** 填写. What can be said of the entries alone: amounts, sides, keys, memos. */
    static List<Refusal> written(List<Entry> entries) {
        List<Refusal> reasons = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            int line = i + 1;
            Note note = entry.note();
            if (amount(entry) < 1 || amount(entry) > MOST_FEN) {
                reasons.add(at(line, "amountFen", LedgerRefusal.AMOUNT_OUT_OF_RANGE));
            }
            if (ofOneAccount(entry)) {
                reasons.add(at(line, "credit", LedgerRefusal.SAME_ACCOUNT));
            }
            if (note.key().isBlank() || note.key().length() > LONGEST_KEY) {
                reasons.add(at(line, "key", LedgerRefusal.KEY_MISSING));
            } else if (!keys.add(note.key())) {
                reasons.add(at(line, "key", LedgerRefusal.KEY_TWICE));
            }
            if (note.memo().isBlank() || note.memo().length() > LONGEST_MEMO) {
                reasons.add(at(line, "memo", LedgerRefusal.MEMO_MISSING));
            }
            if (note.subject().length() > LONGEST_SUBJECT) {
                reasons.add(at(line, "subject", LedgerRefusal.SUBJECT_TOO_LONG));
            }
        }
        return reasons;
    }

    private static long amount(Entry entry) {
        return switch (entry) {
            case Entry.Post post -> post.amountFen();
            case Entry.Hold hold -> hold.amountFen();
            case Entry.Settle settle -> settle.amountFen();
            case Entry.Release release -> 1;
            case Entry.Reverse reverse -> 1;
        };
    }

    private static boolean ofOneAccount(Entry entry) {
        return switch (entry) {
            case Entry.Post post -> post.debit().equals(post.credit());
            case Entry.Hold hold -> hold.debit().equals(hold.credit());
            case Entry.Settle settle -> false;
            case Entry.Release release -> false;
            case Entry.Reverse reverse -> false;
        };
    }

    /** 原分录. Whether what is to be ended or undone is there, and of the right kind. */
    static List<Refusal> origins(List<Entry> entries, Map<UUID, Transfer> origins) {
        List<Refusal> reasons = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            int line = i + 1;
            Entry entry = entries.get(i);
            UUID id = Draft.originOf(entry).orElse(null);
            if (id == null) {
                continue;
            }
            Transfer origin = origins.get(id);
            if (origin == null) {
                reasons.add(at(line, "of", LedgerRefusal.TRANSFER_UNKNOWN));
            } else if (entry instanceof Entry.Reverse) {
                if (origin.kind() != Transfer.Kind.POSTED && origin.kind() != Transfer.Kind.POST) {
                    reasons.add(at(line, "of", LedgerRefusal.NOT_REVERSIBLE));
                }
            } else if (origin.kind() != Transfer.Kind.PENDING) {
                reasons.add(at(line, "of", LedgerRefusal.NOT_HELD));
            } else if (amount(entry) > origin.amountFen()) {
                reasons.add(at(line, "amountFen", LedgerRefusal.MORE_THAN_HELD, yuan(origin.amountFen())));
            }
        }
        return reasons;
    }

    /** 重复. A key that stands in the book already must stand for the same transfer. */
    static List<Refusal> keys(List<Draft> drafts, Map<String, Transfer> earlier) {
        return drafts.stream().flatMap(draft -> key(draft, earlier)).toList();
    }

    private static Stream<Refusal> key(Draft draft, Map<String, Transfer> earlier) {
        String key = draft.transfer().note().key();
        Transfer known = earlier.get(key);
        return known == null || draft.transfer().sameAs(known, draft.dated())
                ? Stream.empty()
                : Stream.of(at(draft.line(), "key", LedgerRefusal.KEY_TAKEN, key));
    }

    /** 了结. What could not be written, though its key is free, would end or undo something for a second time. */
    static List<Refusal> ended(List<Draft> drafts, Map<String, Transfer> earlier) {
        return drafts.stream()
                .filter(draft -> !earlier.containsKey(draft.transfer().note().key()))
                .map(draft -> at(draft.line(), "of", LedgerRefusal.ENDED_ALREADY))
                .toList();
    }

    /** 逾期. Holds whose time is over when they are asked for. */
    static List<Draft> overdue(List<Draft> drafts) {
        return drafts.stream()
                .filter(draft -> {
                    Instant expiry = draft.transfer().expiresAt();
                    return expiry != null && !expiry.isAfter(draft.transfer().writtenAt());
                })
                .toList();
    }

    /** 可记. Whether rows can be written at all: accounts of the book, no date to come, held until a time to come. */
    static List<Refusal> writable(List<Draft> drafts, Map<UUID, AccountState> accounts) {
        List<Refusal> reasons = new ArrayList<>();
        for (Draft draft : drafts) {
            if (!accounts.containsKey(draft.transfer().debit())) {
                reasons.add(at(draft.line(), "debit", LedgerRefusal.ACCOUNT_UNKNOWN));
            }
            if (!accounts.containsKey(draft.transfer().credit())) {
                reasons.add(at(draft.line(), "credit", LedgerRefusal.ACCOUNT_UNKNOWN));
            }
            if (draft.transfer().at().isAfter(draft.transfer().writtenAt())) {
                reasons.add(at(draft.line(), "at", LedgerRefusal.DATED_AHEAD));
            }
        }
        overdue(drafts).forEach(draft -> reasons.add(at(draft.line(), "until", LedgerRefusal.EXPIRY_PASSED)));
        return reasons;
    }

    /** 账上情况. What the accounts and the earlier transfers say to those that are new. */
    static List<Refusal> standing(List<Draft> fresh, Map<UUID, AccountState> accounts) {
        List<Refusal> reasons = new ArrayList<>();
        for (Draft draft : fresh) {
            AccountState debit =
                    Objects.requireNonNull(accounts.get(draft.transfer().debit()));
            AccountState credit =
                    Objects.requireNonNull(accounts.get(draft.transfer().credit()));
            reasons.addAll(closed(draft, "debit", debit));
            reasons.addAll(closed(draft, "credit", credit));
            reasons.addAll(dates(draft, debit.lockedUntil()));
        }
        if (reasons.isEmpty()) {
            reasons.addAll(floors(fresh, accounts));
        }
        return reasons;
    }

    private static List<Refusal> closed(Draft draft, String side, AccountState state) {
        return state.account().closedAt() == null
                ? List.of()
                : List.of(at(
                        draft.line(),
                        side,
                        LedgerRefusal.ACCOUNT_CLOSED,
                        state.account().title()));
    }

    private static List<Refusal> dates(Draft draft, @Nullable Instant locked) {
        List<Refusal> reasons = new ArrayList<>();
        Instant at = draft.transfer().at();
        Transfer origin = draft.origin();
        if (locked != null && !at.isAfter(locked)) {
            reasons.add(at(draft.line(), "at", LedgerRefusal.MONTH_CLOSED, MINUTE.format(locked)));
        }
        if (origin != null && at.isBefore(origin.at())) {
            reasons.add(at(draft.line(), "at", LedgerRefusal.DATED_BEFORE_ORIGIN));
        }
        Instant over = origin == null ? null : origin.expiresAt();
        if (draft.transfer().kind() == Transfer.Kind.POST
                && over != null
                && !over.isAfter(draft.transfer().writtenAt())) {
            reasons.add(at(draft.line(), "of", LedgerRefusal.HOLD_EXPIRED, MINUTE.format(over)));
        }
        return reasons;
    }

    /** 不得透支. Told once per account, with what is missing. */
    private static List<Refusal> floors(List<Draft> fresh, Map<UUID, AccountState> accounts) {
        Changes changes = Changes.of(fresh.stream().map(Draft::transfer).toList());
        List<Refusal> reasons = new ArrayList<>();
        accounts.forEach((id, state) -> {
            long missing = state.missingFen(changes.of(id));
            if (missing > 0) {
                reasons.add(LedgerRefusal.BELOW_ZERO
                        .refusal(state.account().title(), yuan(missing))
                        .at("amountFen"));
            }
        });
        return reasons;
    }

    /** 结账. A month is closed once it is over, and later than what is closed already. */
    static List<Refusal> closing(Instant until, @Nullable Instant locked, Instant now) {
        List<Refusal> reasons = new ArrayList<>();
        if (until.isAfter(now)) {
            reasons.add(LedgerRefusal.CLOSED_AHEAD.refusal().at("until"));
        }
        if (locked != null && !until.isAfter(locked)) {
            reasons.add(
                    LedgerRefusal.CLOSED_ALREADY.refusal(MINUTE.format(locked)).at("until"));
        }
        return reasons;
    }

    /** 建账. Code and name of a book or an account. */
    static List<Refusal> named(String code, String name) {
        List<Refusal> reasons = new ArrayList<>();
        if (code.isBlank() || code.length() > LONGEST_CODE) {
            reasons.add(LedgerRefusal.CODE_MISSING.refusal().at("code"));
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            reasons.add(LedgerRefusal.NAME_MISSING.refusal().at("name"));
        }
        return reasons;
    }

    private static String yuan(long fen) {
        return Money.ofFen(fen).format();
    }

    private static Refusal at(int line, String field, LedgerRefusal reason, String... args) {
        Refusal refusal = reason.refusal(args).at(field);
        return new Refusal(refusal.code(), refusal.field(), line, null, refusal.args());
    }
}
