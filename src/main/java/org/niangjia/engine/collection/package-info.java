/**
 * 收款. Notices of what is to be paid, bank statements, whose money it is, suspense and receipts. Knows no service: what a
 * notice is for, its {@link FeeService} knows. Owns the tables collection_*.
 */
@NullMarked
@ApplicationModule(displayName = "收款")
package org.niangjia.engine.collection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
