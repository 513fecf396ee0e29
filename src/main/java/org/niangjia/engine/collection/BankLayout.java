package org.niangjia.engine.collection;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * 银行对账单版式. Under which headings a bank's file carries what; {@link StatementLayoutReader} has the words.
 *
 * @param credit column of what came in, or empty
 * @param amount column of what came in or went out, or empty
 * @param direction column that tells which, or empty when the sign does
 * @param incoming words there for what came in
 * @param remark columns of the remark, in order
 */
record BankLayout(
        String name,
        String english,
        boolean demo,
        String serial,
        String date,
        List<DateTimeFormatter> dates,
        String credit,
        String amount,
        String direction,
        List<String> incoming,
        String payer,
        List<String> remark) {

    /** What each of its headings means. */
    Map<String, String> meanings() {
        Map<String, String> meanings = new HashMap<>();
        remark.forEach(heading -> meanings.put(heading, "remark"));
        meanings.put(serial, "serial");
        meanings.put(date, "date");
        meanings.put(credit, "credit");
        meanings.put(amount, "amount");
        meanings.put(direction, "direction");
        meanings.put(payer, "payer");
        meanings.remove("");
        return meanings;
    }

    /** A day as one of these banks writes it. */
    static Optional<LocalDate> day(List<BankLayout> layouts, String text) {
        return Stream.concat(
                        Stream.of(DateTimeFormatter.ISO_LOCAL_DATE),
                        layouts.stream().flatMap(layout -> layout.dates().stream()))
                .flatMap(format -> {
                    try {
                        return Stream.of(LocalDate.parse(text, format));
                    } catch (DateTimeException e) {
                        return Stream.empty();
                    }
                })
                .findFirst();
    }
}
