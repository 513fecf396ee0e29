/**
 * 互助金追回. What was paid too much for a claim: found, decided by two people, objected to, paid back, or offset with consent.
 * Stands on claim and award, answers {@code award.AwardOffsets} and {@code claim.ClaimFile.Recovered}; nobody knows it. Tables
 * {@code mutualaid_recovery*}, {@code _debtor}, {@code _repayment}, {@code _offset*}.
 */
@NullMarked
@ApplicationModule(displayName = "医疗互助·追回")
package org.niangjia.service.mutualaid.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
