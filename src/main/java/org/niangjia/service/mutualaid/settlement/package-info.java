/**
 * 上下级清算. What a county and the office that keeps the pool above it settle for a period: drawn up, confirmed, remitted or allotted,
 * arrived. Stands on schemes and fund alone; nobody knows it. Table {@code mutualaid_settlement}.
 */
@NullMarked
@ApplicationModule(displayName = "医疗互助·上下级清算")
package org.niangjia.service.mutualaid.settlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
