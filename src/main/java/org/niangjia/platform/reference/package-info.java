/** 字典. Dated regional terms, regions, holidays and code lists. */
@NullMarked
@ApplicationModule(displayName = "字典")
package org.niangjia.platform.reference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
