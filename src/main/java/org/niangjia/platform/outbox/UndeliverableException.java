package org.niangjia.platform.outbox;

/** 无法送达. A message that will not arrive however often it is tried. */
public final class UndeliverableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UndeliverableException(String message) {
        super(message);
    }
}
