/**
 * 建会入会. Joining a union online: with an employer, or without one by trade and town. The unit's union or the town takes
 * it under a clock; who is approved is in the register in the same transaction. Owns the tables founding_*.
 */
@NullMarked
@ApplicationModule(displayName = "建会入会")
package org.niangjia.service.founding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
