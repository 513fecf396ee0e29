/**
 * 消息. Messages as rows: in the app, by mail, by text message; retried, budgeted, visibly failed.
 *
 * <p>Table outbox_message; declares Addresses and MessageWords, which access and frame implement.
 */
@NullMarked
@ApplicationModule(displayName = "消息")
package org.niangjia.platform.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
