package org.niangjia.platform.sheet;

import java.time.DateTimeException;
import java.util.Locale;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.jspecify.annotations.Nullable;

/**
 * 原始单元格. One cell as the file has it, whichever kind of file it is.
 *
 * @param text as shown
 * @param excel the cell of a workbook, or null
 */
record RawCell(Kind kind, String text, @Nullable Cell excel) {
    static final RawCell NONE = new RawCell(Kind.EMPTY, "", null);

    enum Kind {
        EMPTY,
        TEXT,
        NUMBER,
        FORMULA,
        ERROR,
        TRUTH
    }

    static RawCell of(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return NONE;
        }
        return switch (cell.getType()) {
            case FORMULA -> new RawCell(Kind.FORMULA, "=" + cell.getFormula(), cell);
            case ERROR -> new RawCell(Kind.ERROR, String.valueOf(cell.getRawValue()), cell);
            case BOOLEAN -> new RawCell(Kind.TRUTH, cell.getText(), cell);
            case NUMBER -> new RawCell(Kind.NUMBER, shown(cell), cell);
            default -> new RawCell(Kind.TEXT, cell.getText(), cell);
        };
    }

    /** A date cell as a date, for people; every other number as it is written. */
    private static String shown(Cell cell) {
        String format = cell.getDataFormatString();
        if (format != null && format.toLowerCase(Locale.ROOT).contains("yy")) {
            try {
                return cell.asDate().toLocalDate().toString();
            } catch (ExcelReaderException | DateTimeException | ArithmeticException e) {
                return cell.getText();
            }
        }
        return cell.getText();
    }

    static RawCell text(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        if (text.length() > 3 && text.startsWith("=\"") && text.endsWith("\"")) {
            return new RawCell(Kind.TEXT, text.substring(2, text.length() - 1), null);
        }
        if (text.startsWith("=")) {
            return new RawCell(Kind.FORMULA, text, null);
        }
        return new RawCell(Kind.TEXT, text.startsWith("'") ? text.substring(1) : text, null);
    }

    boolean empty() {
        return kind == Kind.EMPTY;
    }
}
