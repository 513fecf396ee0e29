/** 办件. Cases, steps, clocks and holders; knows no service. */
@NullMarked
@ApplicationModule(displayName = "办件")
package org.niangjia.engine.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
