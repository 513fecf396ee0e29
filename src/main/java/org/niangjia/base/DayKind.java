package org.niangjia.base;

/** 放假或补班. What a holiday notice says of a day that is not an ordinary one. */
public enum DayKind {
    /** 放假. A day off. */
    OFF,
    /** 补班. A Saturday or Sunday on which people work. */
    WORK
}
