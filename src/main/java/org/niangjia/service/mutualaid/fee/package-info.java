/**
 * 互助费. What the till of a fund is for: the fee of a roster arrives, everybody on it is covered from the day after; what else
 * comes in goes to whoever asked for it. Stands on rosters; nobody knows it. No tables of its own.
 */
@NullMarked
@ApplicationModule(displayName = "医疗互助·互助费")
package org.niangjia.service.mutualaid.fee;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
