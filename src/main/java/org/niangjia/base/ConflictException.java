package org.niangjia.base;

/** 同时办理. Somebody else was faster, or the version shown is no longer the newest; answered as 409. */
public final class ConflictException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param code message key that tells the reader what happened and what is still there */
    public ConflictException(String code) {
        super(code);
    }
}
