/** 职工诉求. What a worker says is wrong or wants, found its person at once, answered under a clock, rated. */
@NullMarked
@ApplicationModule(displayName = "职工诉求")
package org.niangjia.service.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
