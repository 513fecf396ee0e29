/**
 * 医疗互助. Schemes of mutual medical aid, what they would pay, and the fund that pays it. The packages within stand on this one
 * and on those before them: cover, enrolment, award, claim, oversight; settlement on this alone. Table {@code mutualaid_scheme}.
 */
@NullMarked
@ApplicationModule(displayName = "医疗互助")
package org.niangjia.service.mutualaid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
