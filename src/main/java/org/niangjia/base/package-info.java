/** 基础值. Pure values without Spring or SQL: money, periods, calendars, numbers with check digits, who acts and how far they see. */
@NullMarked
@ApplicationModule(displayName = "基础值")
package org.niangjia.base;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
