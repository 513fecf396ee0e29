package org.niangjia.engine.benefit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** 方案不能用. A scheme file is refused; every fault at once, with its line. */
public final class SchemeFaultyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<SchemeFault> faults;

    SchemeFaultyException(List<SchemeFault> faults) {
        super(faults.stream().map(SchemeFault::toString).collect(Collectors.joining("\n")));
        this.faults = faults.stream()
                .sorted(Comparator.comparingInt(SchemeFault::line))
                .toList();
    }

    public List<SchemeFault> faults() {
        return faults;
    }
}
