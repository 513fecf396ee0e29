/** 每日一览. One message a morning and person about what is due, late or new; owns digest_count, _line and _told. */
@NullMarked
@ApplicationModule(displayName = "每日一览")
package org.niangjia.app.digest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
