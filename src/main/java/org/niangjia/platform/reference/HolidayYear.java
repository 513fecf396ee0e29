package org.niangjia.platform.reference;

import java.time.Instant;

/** 年度放假安排. A notice that was entered: its year, its source, and who entered it when. */
public record HolidayYear(int year, String source, Instant enteredAt, String enteredBy) {}
