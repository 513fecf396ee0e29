/**
 * 办理记录. Who did and saw what, appended with the change and sealed into a chain per district.
 *
 * <p>Tables trail_entry, trail_link; heads in DATA/trail-heads.
 */
@NullMarked
@ApplicationModule(displayName = "办理记录")
package org.niangjia.platform.trail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
