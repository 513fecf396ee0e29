/**
 * 退出退费. Whoever leaves before the end of the cover: asked for by the unit, decided by the county, the cover ended, the fee given
 * back. Stands on rosters; nobody knows it. Tables {@code mutualaid_departure}, {@code _departing}.
 */
@NullMarked
@ApplicationModule(displayName = "医疗互助·退出退费")
package org.niangjia.service.mutualaid.departure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
