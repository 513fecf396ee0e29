/**
 * 待遇规则. Schemes of aid as readable files, and the pure function from a person's claims to what is due with the trace of
 * how it was computed. No table, no event; knows no service.
 */
@NullMarked
@ApplicationModule(displayName = "待遇规则")
package org.niangjia.engine.benefit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
