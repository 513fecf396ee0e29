package org.niangjia.platform.attachment;

/** Ends the look at one file; turned into a refusal that names the file. */
final class NotTakenException extends Exception {
    private static final long serialVersionUID = 1;

    private final NotTaken reason;

    NotTakenException(NotTaken reason) {
        super(reason.name());
        this.reason = reason;
    }

    NotTaken reason() {
        return reason;
    }
}
