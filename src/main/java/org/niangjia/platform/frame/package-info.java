/** 页面. Routes, answers, layout, words in two languages, errors and the registrations of services. */
@NullMarked
@ApplicationModule(displayName = "页面")
package org.niangjia.platform.frame;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
