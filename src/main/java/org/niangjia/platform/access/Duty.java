package org.niangjia.platform.access;

/** 职责. What somebody may do; every route names exactly one. The table of who has which stands in {@link Permissions}. */
public enum Duty {
    /** Anybody, signed in or not. */
    OPEN,
    /** A signed-in person, for what is their own. */
    SELF,
    /** 办理: see the tasks of one's office, sign for, answer, return. */
    HANDLE,
    /** 窗口代录: enter for a person without account or phone, read out a sign-in code. */
    COUNTER,
    /** 走访: go to units, write down what is found, see that it is pushed on. */
    VISIT,
    /** 交办: decide which office handles, after a second return. */
    ASSIGN,
    /** 签发: sign a 答复意见. */
    SIGN,
    /** 查看密封信息: open one sealed field with a reason. */
    REVEAL,
    /** 组织管理: unions, posts, terms of office, employers. */
    ORGANISE,
    /** 字典管理: regional terms, holidays, categories. */
    CONFIGURE,
    /** 发布: tell every worker of a district something. */
    PUBLISH,
    /** 资金查看: payments, books and trial balances of one's county. */
    BOOKS,
    /** 出纳: make payment batches, take the bank's file out and read its answer in. */
    PAY,
    /** 付款复核: release a batch that somebody else made; close a month of the books. */
    RELEASE,
    /** 审计: read the record of who did and saw what. */
    AUDIT,
    /** 导出: take a list out of the house; always recorded. */
    EXPORT
}
