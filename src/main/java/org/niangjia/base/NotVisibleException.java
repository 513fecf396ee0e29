package org.niangjia.base;

/** 不在范围内. The thing does not exist or lies outside the Scope of the one who asks; both are answered as 404. */
public final class NotVisibleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotVisibleException(String what) {
        super(what);
    }
}
