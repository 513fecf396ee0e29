package org.niangjia.platform.reference;

import java.time.LocalDate;
import org.niangjia.base.DayKind;

/**
 * 放假安排. One day of a yearly holiday notice.
 *
 * @param festival name of the festival that the day belongs to
 */
public record Holiday(LocalDate day, DayKind kind, String festival) {}
