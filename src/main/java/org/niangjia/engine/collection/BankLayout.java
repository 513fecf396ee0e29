package org.niangjia.engine.collection;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * 银行对账单版式. Under which headings a bank's file carries what, as one file of properties for each bank.
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
    private static final String FILES = "classpath*:org/niangjia/engine/collection/banks/*.properties";

    static List<BankLayout> all() {
        List<BankLayout> all = new ArrayList<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                Properties read = new Properties();
                try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    read.load(reader);
                }
                all.add(of(read));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.sort(Comparator.comparing(BankLayout::name));
        return List.copyOf(all);
    }

    private static BankLayout of(Properties file) {
        return new BankLayout(
                needed(file, "name"),
                needed(file, "english"),
                "demo".equals(file.getProperty("standing")),
                needed(file, "serial"),
                needed(file, "date"),
                words(file, "dates").stream()
                        .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT))
                        .toList(),
                file.getProperty("credit", ""),
                file.getProperty("amount", ""),
                file.getProperty("direction", ""),
                words(file, "incoming"),
                needed(file, "payer"),
                words(file, "remark"));
    }

    private static String needed(Properties file, String key) {
        String value = file.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("a bank's layout lacks " + key);
        }
        return value.strip();
    }

    private static List<String> words(Properties file, String key) {
        return Stream.of(file.getProperty(key, "").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
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
