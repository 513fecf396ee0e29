package org.niangjia.engine.payment;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/** 银行文件. The orders of a batch as the bank wants them. */
final class BankFile {

    private BankFile() {}

    /** 一行. */
    record Line(int line, Payee payee, long fen, String about) {}

    static byte[] write(BankFormat format, String batch, List<Line> lines) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(format.separator())
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text)) {
            if (format.heading()) {
                csv.writeRecord(format.columns().stream()
                        .map(BankFormat.Column::heading)
                        .toList());
            }
            for (Line line : lines) {
                csv.writeRecord(format.columns().stream()
                        .map(column -> cell(column.cell(), batch, line))
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(format.charset());
    }

    private static String cell(BankFormat.Cell cell, String batch, Line line) {
        return switch (cell) {
            case BATCH -> batch;
            case LINE -> String.valueOf(line.line());
            case NAME -> line.payee().name();
            case ACCOUNT -> line.payee().account();
            case BANK -> line.payee().bank();
            case YUAN -> BigDecimal.valueOf(line.fen(), 2).toPlainString();
            case FEN -> String.valueOf(line.fen());
            case ABOUT -> line.about();
        };
    }
}
