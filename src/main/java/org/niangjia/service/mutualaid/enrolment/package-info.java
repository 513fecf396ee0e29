/**
 * 名册参保. From a unit's list or the window to the notice of the fee: rosters, who stands on them, their review. Fee and departures
 * stand on it. Tables {@code mutualaid_roster*}, {@code mutualaid_place}, {@code mutualaid_window_consent}.
 */
@NullMarked
@ApplicationModule(displayName = "医疗互助·名册参保")
package org.niangjia.service.mutualaid.enrolment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
