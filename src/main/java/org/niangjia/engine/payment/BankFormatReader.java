package org.niangjia.engine.payment;

import java.nio.charset.Charset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.store.CannotStartException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * 读银行格式. From the text of a file to a format; a faulty one refuses the start, in words. docs/bank-files.md teaches the
 * words.
 */
final class BankFormatReader {
    private static final Set<BankFormat.Answered> MUST =
            Set.of(BankFormat.Answered.LINE, BankFormat.Answered.ACCOUNT, BankFormat.Answered.RESULT);
    private static final Set<BankFormat.Cell> SENT = Set.of(BankFormat.Cell.LINE, BankFormat.Cell.ACCOUNT);

    private final String file;
    private final Map<?, ?> words;
    private final Set<String> used = new TreeSet<>();

    private BankFormatReader(String file, Map<?, ?> words) {
        this.file = file;
        this.words = words;
    }

    static BankFormat read(String file, String text) {
        Object tree;
        try {
            tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (YAMLException e) {
            throw fault(file, "不是能读的 YAML：" + e.getMessage(), "no readable YAML");
        }
        if (!(tree instanceof Map<?, ?> words)) {
            throw fault(file, "是空的", "empty");
        }
        return new BankFormatReader(file, words).format();
    }

    private BankFormat format() {
        List<BankFormat.Column> columns = new ArrayList<>();
        map("columns")
                .forEach((cell, heading) ->
                        columns.add(new BankFormat.Column(named(BankFormat.Cell.class, "columns", cell), heading)));
        Map<BankFormat.Answered, String> answers = new EnumMap<>(BankFormat.Answered.class);
        map("answers")
                .forEach((cell, heading) -> answers.put(named(BankFormat.Answered.class, "answers", cell), heading));
        BankFormat format = new BankFormat(
                text("code"),
                text("name"),
                "demo".equals(text("standing")),
                charset(text("charset")),
                separator(text("separator")),
                text("ending"),
                "yes".equals(text("heading")),
                List.copyOf(columns),
                Map.copyOf(answers),
                list("paid"),
                list("returned"),
                day(text("day")));
        check(format);
        return format;
    }

    private void check(BankFormat format) {
        List<BankFormat.Cell> sent =
                format.columns().stream().map(BankFormat.Column::cell).toList();
        boolean amountSent = sent.contains(BankFormat.Cell.YUAN) || sent.contains(BankFormat.Cell.FEN);
        boolean amountAnswered = format.answers().containsKey(BankFormat.Answered.YUAN)
                || format.answers().containsKey(BankFormat.Answered.FEN);
        if (!sent.containsAll(SENT) || !amountSent) {
            throw fault(file, "columns 要有 line、account 和 yuan 或 fen", "columns lack line, account or an amount");
        }
        if (!format.answers().keySet().containsAll(MUST) || !amountAnswered) {
            throw fault(
                    file,
                    "answers 要有 line、account、result 和 yuan 或 fen",
                    "answers lack line, account, result or an amount");
        }
        if (format.paid().stream().anyMatch(format.returned()::contains)) {
            throw fault(file, "paid 和 returned 有同一个词", "one word in paid and in returned");
        }
        for (Object word : words.keySet()) {
            if (!used.contains(String.valueOf(word))) {
                throw fault(file, "不认识 " + word, "unknown word " + word);
            }
        }
    }

    private @Nullable Object value(String key) {
        used.add(key);
        return words.get(key);
    }

    private String text(String key) {
        return Optional.ofNullable(value(key))
                .map(String::valueOf)
                .filter(each -> !each.isEmpty())
                .orElseThrow(() -> fault(file, "缺少 " + key, key + " is missing"));
    }

    private List<String> list(String key) {
        if (value(key) instanceof List<?> each && !each.isEmpty()) {
            return each.stream().map(String::valueOf).toList();
        }
        throw fault(file, key + " 要写成列表", key + " is no list");
    }

    private Map<String, String> map(String key) {
        if (value(key) instanceof Map<?, ?> each && !each.isEmpty()) {
            Map<String, String> found = new java.util.LinkedHashMap<>();
            each.forEach((name, heading) -> found.put(String.valueOf(name), String.valueOf(heading)));
            return found;
        }
        throw fault(file, "缺少 " + key, key + " is missing");
    }

    private <E extends Enum<E>> E named(Class<E> kind, String key, String word) {
        try {
            return Enum.valueOf(kind, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw fault(file, key + " 里不认识 " + word, "unknown word " + word + " in " + key);
        }
    }

    private Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw fault(file, "不认识的编码 " + name, "unknown charset " + name);
        }
    }

    private char separator(String typed) {
        if (typed.equals("tab")) {
            return '\t';
        }
        if (typed.length() != 1 || typed.charAt(0) == '"') {
            throw fault(file, "separator 要是一个字符或 tab", "separator is one character or tab");
        }
        return typed.charAt(0);
    }

    private DateTimeFormatter day(String pattern) {
        try {
            // strict, so that the 30th of February is none; a year is a year whichever letter it was written with
            return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw fault(file, "不认识的日期写法 " + pattern, "unknown form of a day " + pattern);
        }
    }

    private static CannotStartException fault(String file, String chinese, String english) {
        return new CannotStartException("银行格式文件 " + file + "：" + chinese, "the bank format " + file + ": " + english);
    }
}
