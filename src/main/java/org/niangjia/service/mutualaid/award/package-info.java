/**
 * 核定与发放. What a claim comes to, who signed it, what was decided, and the money on its way: the steps of a claim, the
 * computation over the sums so far, awards and payments. Asks for heirs and for what is owed through interfaces of its own.
 * Tables {@code mutualaid_payout*}, {@code _lump}, {@code _payee}, {@code _claim_review}, {@code _claim_asked},
 * {@code _claim_decision}, {@code _claim_payout}.
 */
@NullMarked
@ApplicationModule(displayName = "医疗互助·核定与发放")
package org.niangjia.service.mutualaid.award;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
