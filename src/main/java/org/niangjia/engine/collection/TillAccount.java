package org.niangjia.engine.collection;

/** 收款科目. What a till's money is told by; which accounts of which books they are, its service knows. */
public enum TillAccount {
    /** 银行存款 */
    BANK,
    /** 库存现金 at the window */
    CASH,
    /** 暂收款: come, and nobody knows for what yet */
    SUSPENSE,
    /** 收入 that settled notices become */
    INCOME
}
