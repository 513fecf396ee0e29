/**
 * 互助金申领. From the form on the phone to the officer's decision: who claims, what they hand in, who may see what of it, and the
 * desk that reviews it. Tables {@code mutualaid_claim}, {@code _claim_amount}, {@code _claim_invoice}, {@code _claim_consent},
 * {@code _claim_draft}, {@code mutualaid_illness}.
 */
@NullMarked
@ApplicationModule(displayName = "医疗互助·申领")
package org.niangjia.service.mutualaid.claim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
