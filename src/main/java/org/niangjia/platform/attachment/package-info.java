/**
 * 附件. Files: sniffed, limited, stripped of positions, sealed and addressed by content.
 *
 * <p>Tables attachment_file, attachment_content (decision 0010).
 */
@NullMarked
@ApplicationModule(displayName = "附件")
package org.niangjia.platform.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
