package org.niangjia.platform.organisation;

/** 工会干部类别. On which footing somebody serves. */
public enum OfficerKind {
    /** 专职 */
    FULL_TIME,
    /** 挂职 */
    SECONDED,
    /** 兼职 */
    PART_TIME,
    /** 社会化工会工作者 */
    SOCIAL_WORKER
}
