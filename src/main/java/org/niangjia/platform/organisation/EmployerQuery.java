package org.niangjia.platform.organisation;

import org.jspecify.annotations.Nullable;

/**
 * 单位查询条件. What a list of employers is narrowed to.
 *
 * @param text a piece of the name, or a whole credit code; empty for all
 * @param town town code of nine digits, or null for all
 */
public record EmployerQuery(String text, @Nullable Long town, boolean closedToo) {

    public static EmployerQuery of(String text) {
        return new EmployerQuery(text, null, false);
    }
}
