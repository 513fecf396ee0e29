package org.niangjia.platform.reference;

import org.jspecify.annotations.Nullable;

/**
 * 行政区划. A place of GB/T 2260, or a town below it.
 *
 * @param code six digits, or nine for a town; 100000 for the nation
 * @param parent code of the place above, null for the nation only
 */
public record Region(long code, @Nullable Long parent, RegionLevel level, String name) {
    /** 全国. */
    public static final int NATION = 100_000;
}
