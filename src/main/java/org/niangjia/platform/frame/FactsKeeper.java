package org.niangjia.platform.frame;

import java.time.LocalDate;
import org.niangjia.platform.access.Caller;

/** 情况来源. Who knows people: membership, once there is one. Without any, nothing but the county is known. */
public interface FactsKeeper {
    Facts of(Caller caller, LocalDate on);
}
