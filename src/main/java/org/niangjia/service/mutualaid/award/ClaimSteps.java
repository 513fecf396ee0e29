package org.niangjia.service.mutualaid.award;

/** 申领环节. The steps of a claim; codes are stored and never reused. */
public enum ClaimSteps {
    /** 受理 */
    ACCEPT,
    /** 等申领人补材料 */
    SUPPLEMENT,
    /** 初审 */
    REVIEW,
    /** 复审 */
    SECOND,
    /** 分管副主席审批 */
    DEPUTY,
    /** 待付款 */
    PAY,
    /** 待告知: the claimant must hear what is missing or was refused */
    TELL,
    /** 不予补助, the claimant may appeal */
    REFUSED,
    /** 申诉复核 */
    APPEAL,
    /** 补发复核: paid, and said to be too little */
    RECHECK
}
