/**
 * 走访调研·结对联系. Officers go to units, learn, write down what they find and see that it is pushed on, with or without a
 * network: campaign, teams, visits, findings, report. A finding with work to do is a case (走访问题); what another service
 * handles goes there by {@code Referral} and comes back by {@code Returned}. Owns the tables visit_*.
 */
@NullMarked
@ApplicationModule(displayName = "走访调研·结对联系")
package org.niangjia.service.visit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
