/** 通知. What a county office tells the workers of its district on their home page; owns notice_notice. */
@NullMarked
@ApplicationModule(displayName = "通知")
package org.niangjia.app.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
