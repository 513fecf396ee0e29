/**
 * 名册参保. From a unit's list or the window to cover: rosters, their review, the fee, the cover that begins when it is paid. Nothing
 * of it is known outside. Tables {@code mutualaid_roster*}, {@code mutualaid_place}.
 */
@NullMarked
@ApplicationModule(displayName = "医疗互助·名册参保")
package org.niangjia.service.mutualaid.enrolment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
