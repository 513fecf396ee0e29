/**
 * 医疗互助. Schemes of mutual medical aid and what they would pay; enrolment, claims and the fund stand on them. Tables
 * {@code mutualaid_*}.
 */
@NullMarked
@ApplicationModule(displayName = "医疗互助")
package org.niangjia.service.mutualaid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
