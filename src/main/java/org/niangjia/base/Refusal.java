package org.niangjia.base;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 拒绝理由. One reason why an act cannot be done, told in the reader's language.
 *
 * @param code stable code and message key, such as {@code request.TEXT_MISSING}; never reused
 * @param field name of the field that the reader should mend, or null
 * @param row row of an imported sheet, counted from 1 as the sheet shows it, or null
 * @param column column heading of an imported sheet, or null
 * @param args values put into the message
 */
public record Refusal(
        String code,
        @Nullable String field,
        @Nullable Integer row,
        @Nullable String column,
        List<String> args) {

    public static Refusal of(String code, String... args) {
        return new Refusal(code, null, null, null, List.of(args));
    }

    public Refusal at(String fieldName) {
        return new Refusal(code, fieldName, row, column, args);
    }

    public Refusal at(int rowNumber, String columnName) {
        return new Refusal(code, field, rowNumber, columnName, args);
    }
}
