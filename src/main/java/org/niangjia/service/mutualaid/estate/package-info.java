/**
 * 继承. Who receives for a claimant who has died: entered once by the papers, divided by shares. Answers {@code award.Heirs}; nobody
 * knows it. Tables {@code mutualaid_estate}, {@code mutualaid_heir}.
 */
@NullMarked
@ApplicationModule(displayName = "医疗互助·继承")
package org.niangjia.service.mutualaid.estate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
