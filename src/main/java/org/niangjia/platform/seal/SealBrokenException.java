package org.niangjia.platform.seal;

/** 密文不符. A sealed value was changed, cut short, or sealed for another purpose. */
public final class SealBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SealBrokenException(String message) {
        super(message);
    }
}
