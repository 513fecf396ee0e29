package org.niangjia.engine.payment;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;

/** 回盘文件. What the bank answers, line by line; whatever cannot be understood is refused with its row, and nothing is taken. */
final class ReturnFile {
    private static final int LONGEST_CELL = 4096;
    private static final char MARK = '\uFEFF';

    private final BankFormat format;
    private final Map<BankFormat.Answered, Integer> at = new EnumMap<>(BankFormat.Answered.class);
    private final List<Refusal> reasons = new ArrayList<>();

    private ReturnFile(BankFormat format) {
        this.format = format;
    }

    /**
     * 一行回盘.
     *
     * @param row row in the file, the first is 1
     * @param paid false when the money came back
     * @param on day that the bank names, or the day of reading where it names none
     */
    record Line(
            int row,
            String batch,
            int line,
            String account,
            long fen,
            boolean paid,
            LocalDate on,
            String reason,
            String reference) {}

    /** Throws RefusedException with every row that is wrong. */
    static List<Line> read(BankFormat format, byte[] bytes, LocalDate today) {
        return new ReturnFile(format).lines(bytes, today);
    }

    private List<Line> lines(byte[] bytes, LocalDate today) {
        List<Line> lines = new ArrayList<>();
        int row = 0;
        for (CsvRecord record : reader(text(bytes))) {
            row++;
            if (row == 1) {
                headings(record);
            } else {
                line(record, row, today).ifPresent(lines::add);
            }
        }
        if (lines.isEmpty() && reasons.isEmpty()) {
            reasons.add(PaymentRefusal.FILE_EMPTY.with());
        }
        Decision.of(reasons).orThrow();
        return lines;
    }

    private CsvReader<CsvRecord> reader(String text) {
        return CsvReader.builder()
                .fieldSeparator(format.separator())
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(LONGEST_CELL * 16)
                .ofCsvRecord(text);
    }

    private String text(byte[] bytes) {
        try {
            String text = format.charset()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String plain = !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
            if (plain.indexOf('\0') >= 0) {
                throw new RefusedException(PaymentRefusal.FILE_UNREADABLE.with(format.name()));
            }
            return plain;
        } catch (CharacterCodingException e) {
            throw new RefusedException(PaymentRefusal.FILE_UNREADABLE.with(format.name()));
        }
    }

    private void headings(CsvRecord record) {
        List<String> headings = record.getFields().stream().map(String::strip).toList();
        format.answers().forEach((cell, heading) -> {
            int place = headings.indexOf(heading);
            if (place < 0) {
                reasons.add(PaymentRefusal.COLUMN_MISSING.with(heading));
            } else {
                at.put(cell, place);
            }
        });
        Decision.of(reasons).orThrow();
    }

    private Optional<Line> line(CsvRecord record, int row, LocalDate today) {
        int before = reasons.size();
        int line = number(cell(record, BankFormat.Answered.LINE));
        long fen = fen(record);
        String said = cell(record, BankFormat.Answered.RESULT);
        boolean paid = format.paid().contains(said);
        if (line < 1) {
            reasons.add(PaymentRefusal.LINE_UNKNOWN.with(row, cell(record, BankFormat.Answered.LINE)));
        }
        if (fen < 0) {
            reasons.add(PaymentRefusal.LINE_OTHER_AMOUNT.with(row, line));
        }
        if (!paid && !format.returned().contains(said)) {
            reasons.add(PaymentRefusal.LINE_RESULT_UNKNOWN.with(row, said));
        }
        Optional<LocalDate> on = day(cell(record, BankFormat.Answered.DAY), today);
        if (on.isEmpty()) {
            reasons.add(PaymentRefusal.LINE_DAY_WRONG.with(row, cell(record, BankFormat.Answered.DAY)));
        }
        if (reasons.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new Line(
                row,
                cell(record, BankFormat.Answered.BATCH),
                line,
                cell(record, BankFormat.Answered.ACCOUNT).replaceAll("\\s", ""),
                fen,
                paid,
                on.orElse(today),
                cell(record, BankFormat.Answered.REASON),
                cell(record, BankFormat.Answered.REFERENCE)));
    }

    private String cell(CsvRecord record, BankFormat.Answered cell) {
        Integer place = at.get(cell);
        if (place == null || place >= record.getFieldCount()) {
            return "";
        }
        return record.getField(place).strip();
    }

    private static int number(String typed) {
        return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : -1;
    }

    /** Whole fen, or -1: a bank that answers with fractions of a fen has answered something else. */
    private long fen(CsvRecord record) {
        String inFen = cell(record, BankFormat.Answered.FEN);
        if (inFen.matches("\\d{1,15}")) {
            return Long.parseLong(inFen);
        }
        String yuan = cell(record, BankFormat.Answered.YUAN).replace(",", "");
        if (!yuan.matches("\\d{1,12}(\\.\\d{1,2}0*)?")) {
            return -1;
        }
        return new BigDecimal(yuan)
                .movePointRight(2)
                .setScale(0, RoundingMode.UNNECESSARY)
                .longValueExact();
    }

    /** A day that has not come yet is none. */
    private Optional<LocalDate> day(String typed, LocalDate today) {
        if (typed.isEmpty()) {
            return Optional.of(today);
        }
        try {
            return Optional.of(LocalDate.parse(typed, format.day())).filter(day -> !day.isAfter(today));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
