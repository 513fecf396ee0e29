package org.niangjia.engine.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 会计科目. An account of one book.
 *
 * @param id id of the account
 * @param facts what it is
 * @param closedAt since when nothing may be posted to it, or null
 */
public record LedgerAccount(UUID id, Facts facts, @Nullable Instant closedAt) {

    /**
     * 科目设置. What is said of an account when it is opened; never changed afterwards.
     *
     * @param code code of the chart of accounts, unique in the book, such as {@code 1002.01}; 1 to 40 characters
     * @param name name as in statements; 1 to 80 characters
     * @param kind what it tells of
     * @param mayGoBelow whether it may be overdrawn; false is the rule
     */
    public record Facts(String code, String name, AccountKind kind, boolean mayGoBelow) {}

    public String code() {
        return facts.code();
    }

    public String name() {
        return facts.name();
    }

    /** For words to people: code and name. */
    String title() {
        return facts.code() + " " + facts.name();
    }
}
