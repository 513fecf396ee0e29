/** 值班表. Who of an office answers the telephone out of hours, for matters that cannot wait. Owns rota_shift. */
@NullMarked
@ApplicationModule(displayName = "值班表")
package org.niangjia.platform.rota;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
