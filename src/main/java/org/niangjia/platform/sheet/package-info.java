/** 表格读写. Excel sheets in and out: templates with notes, rows read with every mistake named by row and column. */
@NullMarked
@ApplicationModule(displayName = "表格读写")
package org.niangjia.platform.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
