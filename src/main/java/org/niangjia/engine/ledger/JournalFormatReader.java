package org.niangjia.engine.ledger;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.niangjia.platform.store.CannotStartException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * 读凭证格式. From the text of a file to a format; a faulty one refuses the start, with its line and the reason.
 * docs/bank-files.md teaches the words.
 */
final class JournalFormatReader {
    private static final Set<String> WORDS =
            Set.of("code", "name", "standing", "rows", "file", "charset", "separator", "heading", "day", "columns");
    private static final Set<String> CELL = Set.of("heading", "field", "text");

    private final String file;
    private final String text;
    private final Map<?, ?> words;

    private JournalFormatReader(String file, String text, Map<?, ?> words) {
        this.file = file;
        this.text = text;
        this.words = words;
    }

    static JournalFormat read(String file, String text) {
        Object tree;
        try {
            tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw fault(file, line, "不是能读的 YAML", "no readable YAML");
        } catch (YAMLException e) {
            throw fault(file, 0, "不是能读的 YAML", "no readable YAML");
        }
        if (!(tree instanceof Map<?, ?> words)) {
            throw fault(file, 0, "是空的", "empty");
        }
        return new JournalFormatReader(file, text, words).format();
    }

    private JournalFormat format() {
        for (Object word : words.keySet()) {
            if (!WORDS.contains(String.valueOf(word))) {
                throw fault(String.valueOf(word), "不认识 " + word, "unknown word " + word);
            }
        }
        boolean xlsx = one("file", Set.of("xlsx", "csv")).equals("xlsx");
        boolean heading = one("heading", Set.of("yes", "no")).equals("yes");
        if (xlsx && !heading) {
            throw fault("heading", "xlsx 的第一行总有栏名", "the first row of an xlsx always has headings");
        }
        JournalFormat.Rows rows = JournalFormat.Rows.valueOf(
                one("rows", Set.of("entry", "account")).toUpperCase(Locale.ROOT));
        return new JournalFormat(
                code(),
                word("name"),
                "demo".equals(words.get("standing")),
                rows,
                xlsx,
                xlsx ? StandardCharsets.UTF_8 : charset(word("charset")),
                xlsx ? ',' : separator(word("separator")),
                heading,
                day(word("day")),
                columns(rows));
    }

    private String code() {
        String code = word("code");
        if (!code.matches("[a-z0-9-]{1,40}")) {
            throw fault("code", "code 只用小写字母、数字和短横", "code is of small letters, digits and hyphens");
        }
        return code;
    }

    private List<JournalFormat.Column> columns(JournalFormat.Rows rows) {
        if (!(words.get("columns") instanceof List<?> cells) || cells.isEmpty()) {
            throw fault("columns", "columns 要写成列表", "columns is no list");
        }
        List<JournalFormat.Column> columns = new ArrayList<>();
        for (Object cell : cells) {
            columns.add(column(rows, cell));
        }
        Set<JournalFormat.Field> there =
                columns.stream().map(JournalFormat.Column::field).collect(Collectors.toSet());
        if (!there.contains(JournalFormat.Field.DAY) || !there.containsAll(rows.needed())) {
            String needed = rows.needed().stream()
                    .map(field -> field.name().toLowerCase(Locale.ROOT))
                    .sorted()
                    .collect(Collectors.joining("、"));
            throw fault("columns", "columns 要有 day、" + needed, "columns lack day or one of " + needed);
        }
        return List.copyOf(columns);
    }

    private JournalFormat.Column column(JournalFormat.Rows rows, Object cell) {
        if (!(cell instanceof Map<?, ?> parts)
                || !CELL.containsAll(parts.keySet())
                || !parts.containsKey("heading")
                || parts.containsKey("field") == parts.containsKey("text")) {
            throw fault(
                    String.valueOf(cell),
                    "一栏写 heading 和 field，或 heading 和 text",
                    "a column has heading and field, or text");
        }
        String heading = String.valueOf(parts.get("heading"));
        if (parts.containsKey("text")) {
            return new JournalFormat.Column(heading, JournalFormat.Field.TEXT, String.valueOf(parts.get("text")));
        }
        String word = String.valueOf(parts.get("field"));
        return new JournalFormat.Column(heading, field(rows, word), "");
    }

    private JournalFormat.Field field(JournalFormat.Rows rows, String word) {
        for (JournalFormat.Field field : JournalFormat.Field.values()) {
            boolean named = field.name().equals(word.toUpperCase(Locale.ROOT));
            if (named && field != JournalFormat.Field.TEXT && rows.holds(field)) {
                return field;
            }
        }
        throw fault(word, "这种行里没有 " + word, "such rows have no " + word);
    }

    private String word(String key) {
        Object value = words.get(key);
        if (value == null || String.valueOf(value).isEmpty()) {
            throw fault(key, "缺少 " + key, key + " is missing");
        }
        return String.valueOf(value);
    }

    private String one(String key, Set<String> allowed) {
        String value = word(key);
        if (!allowed.contains(value)) {
            throw fault(key, "不认识 " + key + " 的 " + value, "unknown " + key + " " + value);
        }
        return value;
    }

    private Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw fault("charset", "不认识的编码 " + name, "unknown charset " + name);
        }
    }

    private char separator(String typed) {
        if (typed.equals("tab")) {
            return '\t';
        }
        if (typed.length() != 1 || typed.charAt(0) == '"') {
            throw fault("separator", "separator 要是一个字符或 tab", "separator is one character or tab");
        }
        return typed.charAt(0);
    }

    private DateTimeFormatter day(String pattern) {
        try {
            return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw fault("day", "不认识的日期写法 " + pattern, "unknown form of a day " + pattern);
        }
    }

    private CannotStartException fault(String word, String chinese, String english) {
        return fault(file, lineOf(word), chinese, english);
    }

    /** The line on which a word stands, the first is 1; 0 where it does not. */
    private int lineOf(String word) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (List.of(lines.get(i).split("[\\s:{},#]+")).contains(word)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static CannotStartException fault(String file, int line, String chinese, String english) {
        String place = line == 0 ? "" : " 第 " + line + " 行";
        String spot = line == 0 ? "" : " line " + line;
        return new CannotStartException(
                "凭证格式文件 " + file + place + "：" + chinese, "the journal format " + file + spot + ": " + english);
    }
}
