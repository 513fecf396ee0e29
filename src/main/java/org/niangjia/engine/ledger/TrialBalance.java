package org.niangjia.engine.ledger;

import java.time.Instant;
import java.util.List;

/**
 * 试算平衡表. What every account of a book came to at an instant, summed up from the transfers dated until then. Of a
 * closed month it never changes again.
 *
 * @param at instant, included
 * @param lines all accounts, in the order of their codes
 */
public record TrialBalance(Instant at, List<Line> lines) {

    public TrialBalance {
        lines = List.copyOf(lines);
    }

    /** 试算平衡表行. One account. */
    public record Line(LedgerAccount account, Balance balance) {

        /** 借方余额. Zero when the account stands on the credit side. */
        public long debitFen() {
            return Math.max(0, balance.debitFen() - balance.creditFen());
        }

        /** 贷方余额. Zero when the account stands on the debit side. */
        public long creditFen() {
            return Math.max(0, balance.creditFen() - balance.debitFen());
        }
    }

    /** 借方合计. */
    public long debitFen() {
        return lines.stream().mapToLong(Line::debitFen).sum();
    }

    /** 贷方合计. */
    public long creditFen() {
        return lines.stream().mapToLong(Line::creditFen).sum();
    }

    /** 平衡. Whether both sides come to the same, in the balances and in all that was ever moved or held. */
    public boolean balanced() {
        Balance all = lines.stream().map(Line::balance).reduce(Balance.ZERO, Balance::plus);
        return debitFen() == creditFen()
                && all.debitFen() == all.creditFen()
                && all.pendingDebitFen() == all.pendingCreditFen();
    }
}
