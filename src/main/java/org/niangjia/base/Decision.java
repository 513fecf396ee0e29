package org.niangjia.base;

import java.util.List;

/** 决定. What a rule says of an act: allowed, or refused with every reason at once. */
public sealed interface Decision {

    record Allowed() implements Decision {}

    record Refused(List<Refusal> reasons) implements Decision {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a refusal needs a reason");
            }
        }
    }

    static Decision of(List<Refusal> reasons) {
        return reasons.isEmpty() ? new Allowed() : new Refused(reasons);
    }

    /** Returns when allowed. Throws {@link RefusedException} with all reasons otherwise. */
    default void orThrow() {
        if (this instanceof Refused refused) {
            throw new RefusedException(refused.reasons());
        }
    }
}
