package org.niangjia.platform.sheet;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Money;
import org.niangjia.base.Text;

/** 单元格. Reads one cell as its column wants it, or says what is wrong with it. */
final class SheetCell {
    /** What a spreadsheet makes of a long code: 3.30903E+17. */
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9](\\.[0-9]+)?[Ee]\\+?[0-9]{1,3}");

    private static final Pattern DATE = Pattern.compile(
            "([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?");
    private static final BigDecimal HAIR = new BigDecimal("0.000001");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private SheetCell() {}

    /** The text of the cell; empty when refused. */
    static String read(RawCell cell, SheetColumn column, Mistakes mistakes, int row) {
        String wrong = null;
        String text = "";
        switch (cell.kind()) {
            case FORMULA -> wrong = "sheet.FORMULA";
            case ERROR -> wrong = "sheet.ERROR_CELL";
            case TRUTH -> wrong = "sheet.NOT_TEXT";
            case EMPTY -> {}
            case TEXT, NUMBER -> {
                String read = read(cell, column.kind());
                if (read == null) {
                    wrong = wrongFor(column.kind());
                } else if (read.length() > column.longest()) {
                    mistakes.add(row, column.key(), "sheet.TOO_LONG", Integer.toString(column.longest()));
                } else {
                    text = read;
                }
            }
        }
        if (wrong != null) {
            mistakes.add(row, column.key(), wrong);
        }
        return text;
    }

    private static String wrongFor(SheetColumn.Kind kind) {
        return switch (kind) {
            case CODE -> "sheet.NUMBER_FOR_CODE";
            case WORDS -> "sheet.NOT_TEXT";
            case WHOLE_NUMBER -> "sheet.NOT_WHOLE_NUMBER";
            case AMOUNT -> "sheet.NOT_AMOUNT";
            case DATE -> "sheet.NOT_DATE";
        };
    }

    private static @Nullable String read(RawCell raw, SheetColumn.Kind kind) {
        Cell cell = raw.excel();
        if (cell == null || raw.kind() != RawCell.Kind.NUMBER) {
            String typed = Text.line(raw.text());
            return kind == SheetColumn.Kind.DATE ? date(typed) : text(typed, kind);
        }
        if (kind == SheetColumn.Kind.DATE) {
            return dateCell(cell);
        }
        if (kind == SheetColumn.Kind.CODE) {
            return null;
        }
        if (kind == SheetColumn.Kind.AMOUNT) {
            return amount(cell.asNumber());
        }
        BigDecimal value = cell.asNumber().stripTrailingZeros();
        boolean whole = value.scale() <= 0 && value.signum() >= 0 && value.precision() - value.scale() <= 15;
        boolean fits =
                whole && (kind == SheetColumn.Kind.WORDS || value.compareTo(BigDecimal.valueOf(999_999_999)) <= 0);
        return fits ? value.toPlainString() : null;
    }

    private static @Nullable String text(String text, SheetColumn.Kind kind) {
        boolean fits = switch (kind) {
            case WHOLE_NUMBER -> text.isEmpty() || DIGITS.matcher(text).matches();
            case CODE -> !SCIENTIFIC.matcher(text).matches();
            case AMOUNT, WORDS, DATE -> true;
        };
        return !fits ? null : kind == SheetColumn.Kind.AMOUNT ? amount(text) : text;
    }

    private static @Nullable String amount(String text) {
        try {
            return text.isEmpty()
                    ? ""
                    : Money.ofYuan(text.replaceAll("[+¥￥]", "")).plain();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return null;
        }
    }

    /** A spreadsheet keeps binary fractions: what is a hair off two decimals was typed with two. */
    private static @Nullable String amount(BigDecimal value) {
        BigDecimal fen = value.movePointRight(2);
        BigDecimal whole = fen.setScale(0, java.math.RoundingMode.HALF_UP);
        boolean fits = fen.subtract(whole).abs().compareTo(HAIR) <= 0 && whole.precision() <= 15;
        return fits ? Money.ofFen(whole.longValueExact()).plain() : null;
    }

    private static @Nullable String dateCell(Cell cell) {
        try {
            return cell.asDate().toLocalDate().toString();
        } catch (ExcelReaderException | DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable String date(String text) {
        if (text.isEmpty()) {
            return "";
        }
        Matcher matcher = DATE.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        try {
            return LocalDate.of(
                            Integer.parseInt(matcher.group(1)),
                            Integer.parseInt(matcher.group(2)),
                            Integer.parseInt(matcher.group(3)))
                    .toString();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
