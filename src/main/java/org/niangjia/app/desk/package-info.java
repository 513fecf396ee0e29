/** 办公桌. The officer's face: tasks with clocks, posts, hats. */
@NullMarked
@ApplicationModule(displayName = "办公桌")
package org.niangjia.app.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
