package org.niangjia.platform.reference;

import java.time.LocalDate;

/** 缺少条款. A service asks for a term that neither the place nor any above it has set for the day. */
public final class TermMissingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TermMissingException(String key, int region, LocalDate on) {
        super("no term " + key + " for region " + region + " on " + on);
    }
}
