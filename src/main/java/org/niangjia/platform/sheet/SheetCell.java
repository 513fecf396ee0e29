package org.niangjia.platform.sheet;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Refusal;
import org.niangjia.base.Text;

/** 单元格. Reads one cell as its column wants it, or says what is wrong with it. */
final class SheetCell {
    private static final int LONGEST = 2_000;
    private static final Pattern DATE =
            Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[ T]00:00(?::00)?)?");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private SheetCell() {}

    /** The text of the cell; empty when refused. */
    static String read(Cell cell, SheetColumn column, List<Refusal> refusals, int row) {
        String wrong = null;
        String text = "";
        if (cell.getType() == CellType.FORMULA) {
            wrong = "sheet.FORMULA";
        } else if (cell.getType() == CellType.ERROR) {
            wrong = "sheet.ERROR_CELL";
        } else if (cell.getType() == CellType.BOOLEAN) {
            wrong = "sheet.NOT_TEXT";
        } else {
            String read = read(cell, column.kind());
            if (read == null) {
                wrong = wrongFor(column.kind());
            } else if (read.length() > LONGEST) {
                wrong = "sheet.TOO_LONG";
            } else {
                text = read;
            }
        }
        if (wrong != null) {
            refusals.add(Refusal.of(wrong).at(row, column.heading()));
        }
        return text;
    }

    private static String wrongFor(SheetColumn.Kind kind) {
        return switch (kind) {
            case CODE -> "sheet.NUMBER_FOR_CODE";
            case WORDS -> "sheet.NOT_TEXT";
            case WHOLE_NUMBER -> "sheet.NOT_WHOLE_NUMBER";
            case DATE -> "sheet.NOT_DATE";
        };
    }

    private static @Nullable String read(Cell cell, SheetColumn.Kind kind) {
        boolean number = cell.getType() == CellType.NUMBER;
        if (kind == SheetColumn.Kind.DATE) {
            return number ? dateCell(cell) : date(Text.line(cell.asString()));
        }
        if (!number) {
            String text = Text.line(cell.asString());
            boolean fits = kind != SheetColumn.Kind.WHOLE_NUMBER
                    || text.isEmpty()
                    || DIGITS.matcher(text).matches();
            return fits ? text : null;
        }
        if (kind == SheetColumn.Kind.CODE) {
            return null;
        }
        BigDecimal value = cell.asNumber().stripTrailingZeros();
        boolean whole = value.scale() <= 0 && value.signum() >= 0 && value.precision() - value.scale() <= 15;
        boolean fits =
                whole && (kind == SheetColumn.Kind.WORDS || value.compareTo(BigDecimal.valueOf(999_999_999)) <= 0);
        return fits ? value.toPlainString() : null;
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
