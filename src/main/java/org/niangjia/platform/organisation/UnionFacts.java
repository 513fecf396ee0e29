package org.niangjia.platform.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Text;

/**
 * 工会登记事项. What an officer writes down about a union.
 *
 * @param place region code of where it sits; may differ from the organisational parent's
 * @param creditCode unified social credit code, or null
 * @param noCreditCodeReason why there is no credit code, or null
 * @param officeLine office telephone, shown to everybody
 * @param windowAddress where its window is
 * @param fullTime whether somebody is there all day; part-time offices have other terms for signing
 */
public record UnionFacts(
        UnionKind kind,
        String name,
        String shortName,
        long place,
        @Nullable String creditCode,
        @Nullable String noCreditCodeReason,
        String officeLine,
        String windowAddress,
        boolean fullTime,
        @Nullable LocalDate foundedOn) {

    public UnionFacts {
        name = Text.line(name);
        shortName = shortName.isBlank() ? name : Text.line(shortName);
        creditCode = creditCode == null || creditCode.isBlank() ? null : Text.code(creditCode);
        noCreditCodeReason =
                noCreditCodeReason == null || noCreditCodeReason.isBlank() ? null : Text.line(noCreditCodeReason);
        officeLine = Text.line(officeLine);
        windowAddress = Text.line(windowAddress);
    }

    /** A union with a name and a place, without a credit code yet: enough to begin with. */
    public static UnionFacts of(UnionKind kind, String name, long place, String officeLine) {
        return new UnionFacts(kind, name, "", place, null, kind.office() ? null : "尚未登记", officeLine, "", true, null);
    }
}
