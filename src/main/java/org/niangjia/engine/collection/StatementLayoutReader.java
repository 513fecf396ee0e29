package org.niangjia.engine.collection;

import java.io.IOException;
import java.io.StringReader;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.niangjia.platform.store.CannotStartException;

/**
 * 读对账单版式. From the text of a file to a layout; a faulty one refuses the start, with its line and the reason.
 * docs/bank-files.md teaches the words.
 */
final class StatementLayoutReader {
    private static final Set<String> WORDS = Set.of(
            "name",
            "english",
            "standing",
            "serial",
            "date",
            "dates",
            "credit",
            "amount",
            "direction",
            "incoming",
            "payer",
            "remark");

    private final String file;
    private final String text;
    private final Properties words = new Properties();

    private StatementLayoutReader(String file, String text) {
        this.file = file;
        this.text = text;
    }

    static BankLayout read(String file, String text) {
        StatementLayoutReader reader = new StatementLayoutReader(file, text);
        try {
            reader.words.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw fault(file, 0, "读不出来", "unreadable");
        }
        return reader.layout();
    }

    private BankLayout layout() {
        for (String word : new TreeSet<>(words.stringPropertyNames())) {
            if (!WORDS.contains(word)) {
                throw fault(word, "不认识 " + word, "unknown word " + word);
            }
        }
        BankLayout layout = new BankLayout(
                needed("name"),
                needed("english"),
                "demo".equals(words.getProperty("standing")),
                needed("serial"),
                needed("date"),
                dates(),
                one("credit"),
                one("amount"),
                one("direction"),
                list("incoming"),
                needed("payer"),
                list("remark"));
        if (layout.credit().isEmpty() == layout.amount().isEmpty()) {
            throw fault("credit", "credit 和 amount 要写一个，只写一个", "one of credit and amount, not both");
        }
        if (layout.direction().isEmpty() != layout.incoming().isEmpty()) {
            throw fault("direction", "direction 和 incoming 要一起写", "direction and incoming go together");
        }
        if (layout.remark().size() > 2) {
            throw fault("remark", "remark 最多两列", "at most two columns of remarks");
        }
        return layout;
    }

    private List<DateTimeFormatter> dates() {
        List<DateTimeFormatter> dates = new ArrayList<>();
        for (String pattern : list("dates")) {
            try {
                dates.add(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw fault("dates", "不认识的日期写法 " + pattern, "unknown form of a day " + pattern);
            }
        }
        return List.copyOf(dates);
    }

    private String one(String word) {
        return words.getProperty(word, "").strip();
    }

    private String needed(String word) {
        String value = one(word);
        if (value.isEmpty()) {
            throw fault(word, "缺少 " + word, word + " is missing");
        }
        return value;
    }

    private List<String> list(String word) {
        return Stream.of(one(word).split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private CannotStartException fault(String word, String chinese, String english) {
        return fault(file, lineOf(word), chinese, english);
    }

    /** The line on which a word stands, the first is 1; 0 where it does not. */
    private int lineOf(String word) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().matches("\\Q" + word + "\\E\\s*[=: ].*")) {
                return i + 1;
            }
        }
        return 0;
    }

    private static CannotStartException fault(String file, int line, String chinese, String english) {
        String place = line == 0 ? "" : " 第 " + line + " 行";
        String spot = line == 0 ? "" : " line " + line;
        return new CannotStartException(
                "对账单版式文件 " + file + place + "：" + chinese, "the statement format " + file + spot + ": " + english);
    }
}
