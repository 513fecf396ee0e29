/**
 * 会籍. People and their membership: joining, employments, groups, transfer, search, the card. Listens to unions that are
 * moved or closed. Owns the tables membership_*.
 */
@NullMarked
@ApplicationModule(displayName = "会籍")
package org.niangjia.platform.membership;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
