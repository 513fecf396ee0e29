package org.niangjia.service.visit;

/** 问题去向. What becomes of a finding (practice ruling 9); names are stored. */
enum Outcome {
    /** 待定: the office decides later, under a clock */
    OPEN(true),
    /** 当场解答 */
    ANSWERED(false),
    /** 转为办件 */
    CASE(true),
    /** 转办外部 */
    OUTSIDE(true),
    /** 列入长期 */
    LONG_TERM(true),
    /** 仅记录 */
    NOTED(false);

    private final boolean work;

    Outcome(boolean work) {
        this.work = work;
    }

    /** Whether there is something to do, and so a case with a clock. */
    boolean work() {
        return work;
    }
}
