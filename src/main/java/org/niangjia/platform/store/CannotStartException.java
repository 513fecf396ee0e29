package org.niangjia.platform.store;

/** 无法启动. A plain reason why the program cannot begin, in both languages; the commands print it and nothing else. */
public final class CannotStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CannotStartException(String chinese, String english) {
        super(chinese + System.lineSeparator() + english);
    }

    public CannotStartException(String chinese, String english, Throwable cause) {
        super(chinese + System.lineSeparator() + english, cause);
    }
}
