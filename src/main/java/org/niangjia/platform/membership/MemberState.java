package org.niangjia.platform.membership;

/** 会籍状态. How a membership stands. */
public enum MemberState {
    /** 在籍 */
    ACTIVE,
    /** 保留会籍: jobless, retired, or the unit was closed */
    RETAINED,
    /** 待接转: let go by the old union, not yet taken by the new one */
    PENDING,
    /** 注销 */
    ENDED,
    /** 已转出 to another county, where the membership goes on */
    MOVED;

    /** Whether the person is a member here. */
    public boolean member() {
        return this == ACTIVE || this == RETAINED || this == PENDING;
    }
}
