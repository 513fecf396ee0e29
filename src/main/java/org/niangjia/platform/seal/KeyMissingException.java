package org.niangjia.platform.seal;

/** 缺少密钥. A value was sealed with a key that is not in the key folder; nothing can be read until it is brought back. */
public final class KeyMissingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    KeyMissingException(String message) {
        super(message);
    }
}
