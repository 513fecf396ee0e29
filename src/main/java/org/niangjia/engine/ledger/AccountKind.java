package org.niangjia.engine.ledger;

/** 科目类别. What an account tells of; says on which side it grows. The names are stored and never reused. */
public enum AccountKind {
    /** 资产. What there is, such as money in the bank. Grows on the debit side. */
    ASSET(true),
    /** 负债. What is owed. Grows on the credit side. */
    LIABILITY(false),
    /** 净资产. What belongs to the fund itself. Grows on the credit side. */
    EQUITY(false),
    /** 收入. Grows on the credit side. */
    INCOME(false),
    /** 费用. Grows on the debit side. */
    EXPENSE(true);

    private final boolean debitNormal;

    AccountKind(boolean debitNormal) {
        this.debitNormal = debitNormal;
    }

    /** 借方科目. Whether an account of this kind grows by what is debited to it. */
    public boolean debitNormal() {
        return debitNormal;
    }
}
