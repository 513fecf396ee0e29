package org.niangjia.engine.benefit;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;

/**
 * 参保渠道. A way to take part, with the least participation it asks for.
 *
 * @param code unit, jointUnion, newForm, individual or unionPaid
 * @param countsWomen whether the share is of the women of the unit only
 * @param sameShares whether everybody of a unit takes the same number of shares
 * @param minimum least share by size, sizes in order; empty when none is asked for
 */
public record Channel(String code, boolean countsWomen, boolean sameShares, List<Least> minimum) {

    /** 最低参保率: of a unit with this many people, both ends included. */
    public record Least(int from, OptionalInt to, BigDecimal share) {
        boolean holds(int size) {
            return size >= from && (to.isEmpty() || size <= to.getAsInt());
        }
    }

    /** The fewest who must take part of so many people; 0 when nothing is asked. Rounded up: 70 % of 101 are 71. */
    public int least(int people) {
        return minimum.stream()
                .filter(each -> each.holds(people))
                .findFirst()
                .map(each -> each.share()
                        .multiply(BigDecimal.valueOf(people))
                        .setScale(0, java.math.RoundingMode.CEILING)
                        .intValueExact())
                .orElse(0);
    }
}
