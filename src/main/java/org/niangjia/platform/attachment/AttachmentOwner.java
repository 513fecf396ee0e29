package org.niangjia.platform.attachment;

import java.util.UUID;

/**
 * 附件归属. Whose a file is.
 *
 * @param district partition of the owner
 * @param kind kind of owner, such as a case type
 * @param id the owner
 */
public record AttachmentOwner(int district, String kind, UUID id) {}
