package org.niangjia.app.outlook;

import java.time.LocalDate;
import org.niangjia.base.Scope;
import org.niangjia.platform.frame.Asked;

/**
 * 看数的位置. From where somebody looks at figures, and so how much they are shown.
 *
 * @param scope the reader's Scope
 * @param asked what the figures are asked for
 * @param office name of the office whose subtree is counted
 * @param side whether the reader looks from below, at their own county, or from above
 * @param wholeCell below how many cases even the whole is not shown; 0 where it always is
 * @param partCell below how many cases a part is not shown
 * @param today the day of looking
 */
record Viewpoint(Scope scope, Asked asked, String office, Side side, int wholeCell, int partCell, LocalDate today) {

    enum Side {
        /** An office of the county or a town: sees figures and the lists behind them. */
        OFFICE,
        /** A unit's own union: sees only what cannot point at anybody, never a list. */
        UNIT,
        /** A unit with so few staff that any figure points at somebody: sees nothing. */
        SMALL_UNIT,
        /** A city or province: sees the whole county, one working day after the county did, never a list. */
        ABOVE
    }

    boolean lists() {
        return side == Side.OFFICE;
    }

    boolean closed() {
        return side == Side.SMALL_UNIT;
    }

    /** What an address of the same view begins with. */
    String query() {
        return "?district=" + asked.district() + "&asOf=" + asked.asOf() + "&from=" + asked.first();
    }
}
