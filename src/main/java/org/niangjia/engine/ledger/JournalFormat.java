package org.niangjia.engine.ledger;

import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * 凭证格式. How a finance program wants the journal, read from a data file; {@link JournalFormatReader} has the words.
 *
 * @param code as addresses and programs say it
 * @param name for people
 * @param demo whether it is invented and no program's
 * @param rows one row for an entry, or one for each of its two accounts
 * @param xlsx a workbook, else text
 * @param charset of the text
 * @param separator between cells of the text
 * @param heading whether the first row names the columns
 * @param day how it writes a day
 * @param columns in their order
 */
record JournalFormat(
        String code,
        String name,
        boolean demo,
        Rows rows,
        boolean xlsx,
        Charset charset,
        char separator,
        boolean heading,
        DateTimeFormatter day,
        List<Column> columns) {

    /** 行: what it cannot do without, and what else only such a row has. */
    enum Rows {
        ENTRY(
                EnumSet.of(Field.DEBIT_CODE, Field.CREDIT_CODE, Field.AMOUNT),
                EnumSet.of(Field.DEBIT_NAME, Field.CREDIT_NAME)),
        ACCOUNT(EnumSet.of(Field.ACCOUNT, Field.DEBIT, Field.CREDIT), EnumSet.of(Field.ACCOUNT_NAME));

        private final Set<Field> needed;
        private final Set<Field> own;

        Rows(Set<Field> needed, Set<Field> more) {
            this.needed = Set.copyOf(needed);
            Set<Field> all = EnumSet.copyOf(needed);
            all.addAll(more);
            this.own = Set.copyOf(all);
        }

        Set<Field> needed() {
            return needed;
        }

        /** Whether such a row can hold a field. */
        boolean holds(Field field) {
            return Stream.of(values()).noneMatch(other -> other != this && other.own.contains(field));
        }
    }

    /** 栏目: a field of the journal, or the same text in every row. */
    record Column(String heading, Field field, String text) {}

    /** 内容. What a cell can hold. */
    enum Field {
        TEXT,
        DAY,
        NUMBER,
        LINE,
        MEMO,
        SUBJECT,
        BY,
        DEBIT_CODE,
        DEBIT_NAME,
        CREDIT_CODE,
        CREDIT_NAME,
        AMOUNT,
        ACCOUNT,
        ACCOUNT_NAME,
        DEBIT,
        CREDIT
    }
}
