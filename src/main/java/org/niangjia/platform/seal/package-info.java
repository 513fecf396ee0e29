/**
 * 加密. Keys, sealed columns, blind indexes and masked texts.
 *
 * <p>Keys in DATA/keys, no tables.
 */
@NullMarked
@ApplicationModule(displayName = "加密")
package org.niangjia.platform.seal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
