package org.niangjia.engine.ledger;

/**
 * 科目余额. What the transfers of an account come to, or change.
 *
 * @param debitFen all that was ever debited, in fen
 * @param creditFen all that was ever credited
 * @param pendingDebitFen held to be debited
 * @param pendingCreditFen held to be credited
 */
public record Balance(long debitFen, long creditFen, long pendingDebitFen, long pendingCreditFen) {
    public static final Balance ZERO = new Balance(0, 0, 0, 0);

    /** 余额. On the side on which such an account grows; less than zero when it is overdrawn. */
    public long fen(AccountKind kind) {
        return kind.debitNormal() ? Math.subtractExact(debitFen, creditFen) : Math.subtractExact(creditFen, debitFen);
    }

    /** 可用余额. The balance without what is held to go out; what is held to come in does not count yet. */
    public long availableFen(AccountKind kind) {
        return Math.subtractExact(fen(kind), kind.debitNormal() ? pendingCreditFen : pendingDebitFen);
    }

    /** Whether a closed account may have it: nothing in it and nothing on the way. */
    boolean empty() {
        return debitFen == creditFen && pendingDebitFen == 0 && pendingCreditFen == 0;
    }

    Balance plus(Balance more) {
        return new Balance(
                Math.addExact(debitFen, more.debitFen),
                Math.addExact(creditFen, more.creditFen),
                Math.addExact(pendingDebitFen, more.pendingDebitFen),
                Math.addExact(pendingCreditFen, more.pendingCreditFen));
    }
}
