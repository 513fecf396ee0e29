package org.niangjia.platform.attachment;

import org.niangjia.platform.seal.Purpose;

/**
 * 附件密级. How closely a file is kept; each class is sealed under a purpose of its own, so that the same paper in two
 * classes is two contents that nobody can tell to be the same. Names of constants are stored.
 */
public enum AttachmentClass {
    /** 一般: whoever may see the matter may see the file. */
    ORDINARY(Purpose.ATTACHMENT),
    /** 敏感: signatures, papers of identity, health, bank. Opened one at a time by who may reveal; no thumbnail. */
    SENSITIVE(Purpose.ATTACHMENT_SENSITIVE);

    private final Purpose purpose;

    AttachmentClass(Purpose purpose) {
        this.purpose = purpose;
    }

    Purpose purpose() {
        return purpose;
    }
}
