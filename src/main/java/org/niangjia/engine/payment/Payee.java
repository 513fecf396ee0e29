package org.niangjia.engine.payment;

/**
 * 收款人. Where money goes.
 *
 * @param name name of the account's holder
 * @param account number of the account, digits alone; sealed when stored
 * @param bank name of the bank, may be empty
 */
public record Payee(String name, String account, String bank) {
    private static final int SHOWN = 4;

    /** The last four digits, for lists. */
    public String masked() {
        int cut = Math.max(0, account.length() - SHOWN);
        return "*".repeat(Math.min(cut, SHOWN)) + account.substring(cut);
    }

    @Override
    public String toString() {
        return "Payee[" + masked() + "]";
    }
}
