/**
 * 字典. Dated regional terms, regions, holidays: what the law, the county and the calendar say, as rows with source and
 * validity. Tells others {@code HolidayYearEntered}. Owns the tables {@code reference_*}.
 */
@NullMarked
@ApplicationModule(displayName = "字典")
package org.niangjia.platform.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
