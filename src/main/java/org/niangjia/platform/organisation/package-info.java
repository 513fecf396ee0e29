/** 组织. The union tree, employers, posts, terms of office, acting and hand-over. */
@NullMarked
@ApplicationModule(displayName = "组织")
package org.niangjia.platform.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
