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
 * @param sealing how closely it is kept
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
        AttachmentClass sealing,
        @Nullable UUID uploadedBy,
        Instant at) {

    /** Whether a small picture of it may be asked for; there is none of what ImageIO cannot read. */
    public boolean pictured() {
        return media.photo() && media != Media.WEBP && sealing == AttachmentClass.ORDINARY;
    }

    /** The same file in other hands. */
    AttachmentFile of(AttachmentOwner other, UUID newId) {
        return new AttachmentFile(
                other.district(),
                newId,
                other.kind(),
                other.id(),
                name,
                media,
                size,
                width,
                height,
                sealing,
                uploadedBy,
                at);
    }
}
