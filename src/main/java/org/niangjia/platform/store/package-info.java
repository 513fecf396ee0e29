/** 数据维护. PostgreSQL inside the data folder, connections, migrations, table kinds, number blocks, backup and restore. */
@NullMarked
@ApplicationModule(displayName = "数据维护")
package org.niangjia.platform.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
