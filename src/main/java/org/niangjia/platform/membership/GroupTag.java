package org.niangjia.platform.membership;

/** 群体标签. A group that a member belongs to for a time. */
public enum GroupTag {
    /** 农民工 */
    MIGRANT,
    /** 女职工 */
    WOMAN,
    /** 派遣 */
    DISPATCHED,
    /** 新业态 */
    NEW_FORM,
    /** 困难 */
    HARDSHIP,
    /** 劳模 */
    MODEL,
    /** 高温岗位 */
    HEAT
}
