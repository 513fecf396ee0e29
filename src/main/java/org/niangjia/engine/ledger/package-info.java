/**
 * 账本. Double entry in whole fen: books, accounts, transfers that are added and never changed, what is held, trial
 * balances of any instant, closed months. Knows no service. Owns the tables ledger_*.
 */
@NullMarked
@ApplicationModule(displayName = "账本")
package org.niangjia.engine.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
