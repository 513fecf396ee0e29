package org.niangjia.base;

/** 期限单位. What a time limit counts. Laws mix 日 and 工作日, so the unit belongs to each limit. */
public enum ClockUnit {
    /** 分钟, day and night. */
    MINUTE,
    /** 小时, day and night. */
    HOUR,
    /** 工作小时: only while the office is open on working days. */
    OFFICE_HOUR,
    /** 日. */
    CAL_DAY,
    /** 工作日. */
    WORK_DAY,
    /** 月. */
    MONTH
}
