package org.niangjia.base;

import java.util.List;
import java.util.stream.Collectors;

/** 不予办理. Ends a use case because a rule refused it; answered as 422 with all reasons. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial")
    private final List<Refusal> reasons;

    public RefusedException(List<Refusal> reasons) {
        super(reasons.stream().map(Refusal::code).collect(Collectors.joining(", ")));
        this.reasons = List.copyOf(reasons);
    }

    public RefusedException(Refusal reason) {
        this(List.of(reason));
    }

    public List<Refusal> reasons() {
        return reasons;
    }
}
