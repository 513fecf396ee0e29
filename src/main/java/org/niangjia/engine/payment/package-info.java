/**
 * 付款. What services owe to people goes out through the bank: orders, batches made by one and released by another, files for
 * the bank and its answers. Money is held in the ledger from the order on and moves when the bank says so. Knows no service.
 * Owns the tables payment_*.
 */
@NullMarked
@ApplicationModule(displayName = "付款")
package org.niangjia.engine.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
