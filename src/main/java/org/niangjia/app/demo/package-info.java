/** 演示. The demo world, its accounts and its clock; absent from a real world. */
@NullMarked
@ApplicationModule(displayName = "演示")
package org.niangjia.app.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
