/**
 * 数据看板. Figures that open their formula, numerator, denominator, source and day; months that are locked; the weekly sheet;
 * no rankings.
 *
 * <p>Tables: {@code outlook_lock}, {@code outlook_locked}, {@code outlook_template}, {@code outlook_entry},
 * {@code outlook_confirmation}.
 */
@NullMarked
@ApplicationModule(displayName = "数据看板")
package org.niangjia.app.outlook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
