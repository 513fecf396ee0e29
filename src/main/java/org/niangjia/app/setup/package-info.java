/** 开张. First start: the one-time link to the first officer and an empty usable house. */
@NullMarked
@ApplicationModule(displayName = "开张")
package org.niangjia.app.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
