package org.niangjia.engine.benefit;

import java.util.List;

/** 情形不能算. A case file is refused; everything that is wrong with it, each with its place. */
public final class CaseFaultyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    CaseFaultyException(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
