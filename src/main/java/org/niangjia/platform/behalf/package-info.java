/** 代填. What an office enters for a unit, and the unit's word on it by link or stamped paper; owns behalf_*. */
@NullMarked
@ApplicationModule(displayName = "代填")
package org.niangjia.platform.behalf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
