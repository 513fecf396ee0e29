package org.niangjia.engine.payment;

import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * 银行格式. How a bank wants its file and how it answers, read from a data file; {@link BankFormatReader} has the words.
 *
 * @param code stored with batches
 * @param name for people
 * @param demo whether it is invented and no bank's
 * @param charset of both files
 * @param separator between cells
 * @param ending of the file's name, such as csv
 * @param heading whether the first line of the file names its columns
 * @param columns what the file for the bank holds, in order
 * @param answers heading in the bank's answer by what it holds
 * @param paid words of the bank for money that arrived
 * @param returned words of the bank for money that came back
 * @param day how the bank writes a day
 */
record BankFormat(
        String code,
        String name,
        boolean demo,
        Charset charset,
        char separator,
        String ending,
        boolean heading,
        List<Column> columns,
        Map<Answered, String> answers,
        List<String> paid,
        List<String> returned,
        DateTimeFormatter day) {

    /** 栏目. A column of the file for the bank. */
    record Column(Cell cell, String heading) {}

    /** 内容. What a cell for the bank can hold. */
    enum Cell {
        BATCH,
        LINE,
        NAME,
        ACCOUNT,
        BANK,
        YUAN,
        FEN,
        ABOUT
    }

    /** 回盘内容. What the bank's answer can hold; batch, bank and reason may be missing, of the amount one form is there. */
    enum Answered {
        BATCH,
        LINE,
        ACCOUNT,
        YUAN,
        FEN,
        RESULT,
        REASON,
        DAY,
        REFERENCE
    }
}
