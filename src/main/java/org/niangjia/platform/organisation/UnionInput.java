package org.niangjia.platform.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 工会表单. What is typed about a union. */
record UnionInput(
        @Nullable UnionKind kind,
        @Nullable String name,
        @Nullable String shortName,
        @Nullable Long place,
        @Nullable String creditCode,
        @Nullable String noCreditCodeReason,
        @Nullable String officeLine,
        @Nullable String windowAddress,
        @Nullable Boolean fullTime,
        @Nullable LocalDate foundedOn) {

    UnionFacts facts(UnionKind known) {
        return new UnionFacts(
                kind == null ? known : kind,
                text(name),
                text(shortName),
                place == null ? 0 : place,
                creditCode,
                noCreditCodeReason,
                text(officeLine),
                text(windowAddress),
                Boolean.TRUE.equals(fullTime),
                foundedOn);
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
