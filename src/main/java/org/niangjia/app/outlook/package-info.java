/** 数据看板. Figures that open their formula, numerator, denominator, source and day; months that are locked; no rankings. */
@NullMarked
@ApplicationModule(displayName = "数据看板")
package org.niangjia.app.outlook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
