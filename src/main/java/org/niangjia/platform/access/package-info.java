/** 账号与权限. Accounts, sign-in, consent, duties and Scope; declares Standing, which organisation implements. */
@NullMarked
@ApplicationModule(displayName = "账号与权限")
package org.niangjia.platform.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
