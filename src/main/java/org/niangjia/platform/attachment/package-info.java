/** 附件. Files: sniffed, limited, stripped of positions, sealed and addressed by content. */
@NullMarked
@ApplicationModule(displayName = "附件")
package org.niangjia.platform.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
