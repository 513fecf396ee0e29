package org.niangjia.platform.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 一处错误. Named by row and column.
 *
 * @param row row as the sheet shows it, or null for the whole file
 * @param column key of the column, a letter where no declared column stands, or null
 * @param warning true for what is told but keeps nothing out
 */
record Mistake(@Nullable Integer row, @Nullable String column, String code, List<String> args, boolean warning) {}
