/** 命令. The command line: run, verify, backup, restore, admin, permissions, bench. */
@NullMarked
@ApplicationModule(displayName = "命令")
package org.niangjia.app.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
