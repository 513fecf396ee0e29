package org.niangjia.platform.attachment;

import org.niangjia.base.Refusal;

/** 不收附件的理由. Why a file is not taken; each has its words, whose first value is the file's name. */
enum NotTaken {
    EMPTY,
    PHOTO_TOO_LARGE,
    DOCUMENT_TOO_LARGE,
    TOO_MANY_FILES,
    TOO_MANY_PIXELS,
    TYPE_NOT_TAKEN,
    HEIC,
    ANIMATION,
    OLD_OFFICE,
    PROGRAM,
    ACTIVE_CONTENT,
    ARCHIVE_BOMB,
    LOCKED,
    DAMAGED;

    Refusal of(String name) {
        return switch (this) {
            case PHOTO_TOO_LARGE -> refusal(name, Media.PHOTO_MEGABYTES);
            case DOCUMENT_TOO_LARGE -> refusal(name, Media.DOCUMENT_MEGABYTES);
            case TOO_MANY_FILES -> refusal(name, Attachments.MOST_FILES);
            case TOO_MANY_PIXELS -> refusal(name, Picture.MOST_PIXELS / 1_000_000);
            default -> Refusal.of(code(), name);
        };
    }

    private Refusal refusal(String name, int limit) {
        return Refusal.of(code(), name, Integer.toString(limit));
    }

    private String code() {
        return "attachment." + name();
    }
}
