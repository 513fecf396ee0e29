package org.niangjia.platform.access;

/** 岗位角色. What a post in a union signs for; a county maps its own titles onto these. */
public enum PostRole {
    /** 经办 */
    CLERK,
    /** 复核 */
    REVIEWER,
    /** 部室负责人 */
    DEPARTMENT_HEAD,
    /** 分管副主席 */
    DEPUTY_CHAIR,
    /** 常务副主席 */
    EXECUTIVE_CHAIR,
    /** 主席 */
    CHAIR,
    /** 出纳 */
    CASHIER,
    /** 经审 */
    AUDITOR;

    /** Heads answer for their office: they hear of a delay first and may hand work on. */
    public boolean head() {
        return this == DEPARTMENT_HEAD || this == DEPUTY_CHAIR || this == EXECUTIVE_CHAIR || this == CHAIR;
    }
}
