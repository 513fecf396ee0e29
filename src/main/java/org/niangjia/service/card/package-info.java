/**
 * 我的会籍与会员卡. A worker's own membership page, the card with a code that lives two minutes, the officer's check of it,
 * and what the house knows of somebody to say what they may use. Owns no table.
 */
@NullMarked
@ApplicationModule(displayName = "我的会籍与会员卡")
package org.niangjia.service.card;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
