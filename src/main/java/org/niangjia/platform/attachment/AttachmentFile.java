package org.niangjia.platform.attachment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 附件. One file handed in for something, without its content.
 *
 * @param ownerKind what it belongs to, such as a case
 * @param name cleaned, with the ending of what it really is
 * @param width of a photo as stored, before it is turned upright; null for a document
 * @param uploadedBy account, or null for an anonymous sender
 */
public record AttachmentFile(
        int district,
        UUID id,
        String ownerKind,
        UUID owner,
        String name,
        Media media,
        int size,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable UUID uploadedBy,
        Instant at) {

    /** The same file in other hands. */
    AttachmentFile of(AttachmentOwner other, UUID newId) {
        return new AttachmentFile(
                other.district(), newId, other.kind(), other.id(), name, media, size, width, height, uploadedBy, at);
    }
}
