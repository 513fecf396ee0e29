package org.niangjia.platform.frame;

import java.time.YearMonth;

/** 锁定的月份. Whether a county's figures of a month have been locked: what is counted in it stays in it from then on. */
public interface LockedMonths {
    boolean locked(int district, YearMonth month);
}
