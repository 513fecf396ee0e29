/** 职工之家. The worker's face: home, sign-in, consent, messages, my own page; what nobody needs to sign in for. */
@NullMarked
@ApplicationModule(displayName = "职工之家")
package org.niangjia.app.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
