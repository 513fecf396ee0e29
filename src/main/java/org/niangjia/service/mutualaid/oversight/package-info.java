/**
 * 抽查与统计. What is looked at afterwards: samples for the auditor, figures without small cells, and how fast claims are. Stands on
 * all of it. Table {@code mutualaid_sample}.
 */
@NullMarked
@ApplicationModule(displayName = "医疗互助·抽查与统计")
package org.niangjia.service.mutualaid.oversight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
