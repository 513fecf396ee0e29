package org.niangjia.engine.benefit;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.niangjia.base.Money;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** 方案文件的一段. Named values with their lines; what is wrong goes to the list of faults, and reading goes on. */
final class SchemeNode {
    private static final long MOST_FEN = 100_000_000_00L;

    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Set<String> read = new HashSet<>();
    private final List<SchemeFault> faults;

    SchemeNode(Node node, List<SchemeFault> faults) {
        this.line = lineOf(node);
        this.faults = faults;
        if (!(node instanceof MappingNode mapping)) {
            fault(line, "这里应写成“词: 值”", "words with values are expected here");
            return;
        }
        for (NodeTuple pair : mapping.getValue()) {
            String written =
                    pair.getKeyNode() instanceof ScalarNode key ? key.getValue().strip() : "?";
            if (values.put(SchemeWords.key(written), pair.getValueNode()) != null) {
                fault(lineOf(pair.getKeyNode()), written + " 写了两次", written + " is given twice");
            }
        }
    }

    static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    int line() {
        return line;
    }

    int line(String key) {
        Node value = values.get(key);
        return value == null ? line : lineOf(value);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    void fault(int at, String chinese, String english) {
        faults.add(new SchemeFault(at, chinese, english));
    }

    void faultAt(String key, String chinese, String english) {
        fault(line(key), SchemeWords.both(key) + "：" + chinese, key + ": " + english);
    }

    /** To be called last: words that nobody asked for are wrong. */
    void done() {
        values.forEach((key, value) -> {
            if (!read.contains(key)) {
                fault(lineOf(value), "不认识的词 " + key, "unknown word " + key);
            }
        });
    }

    // --- single values

    Optional<String> text(String key) {
        read.add(key);
        Node value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue().strip());
        }
        faultAt(key, "应写一个值", "one value is expected");
        return Optional.empty();
    }

    String must(String key) {
        Optional<String> text = text(key);
        if (text.isEmpty() && !has(key)) {
            fault(line, "缺少 " + SchemeWords.both(key), key + " is missing");
        }
        return text.orElse("");
    }

    String or(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    private <T> Optional<T> value(String key, Function<String, T> reader, String chinese, String english) {
        return text(key).flatMap(text -> {
            try {
                return Optional.of(reader.apply(text));
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                faultAt(key, chinese + "，不是“" + text + "”", english + ", not \"" + text + "\"");
                return Optional.empty();
            }
        });
    }

    OptionalLong yuan(String key) {
        Optional<Long> fen =
                value(key, SchemeNode::fen, "应写 0 以上的元，最多两位小数", "yuan of 0 or more with at most two decimals");
        return fen.isPresent() ? OptionalLong.of(fen.get()) : OptionalLong.empty();
    }

    private static Long fen(String text) {
        long fen = Money.ofYuan(text.replace("元", "")).fen();
        if (fen < 0 || fen > MOST_FEN) {
            throw new IllegalArgumentException(text);
        }
        return fen;
    }

    OptionalInt number(String key, int least, int most) {
        Optional<Integer> number = value(
                key,
                text -> {
                    int n = Integer.parseInt(text);
                    if (n < least || n > most) {
                        throw new IllegalArgumentException(text);
                    }
                    return n;
                },
                "应写 " + least + " 到 " + most + " 的整数",
                "a whole number from " + least + " to " + most);
        return number.isPresent() ? OptionalInt.of(number.get()) : OptionalInt.empty();
    }

    Optional<BigDecimal> rate(String key, boolean upToAll) {
        return value(
                key,
                text -> {
                    BigDecimal rate = Rate.parse(text);
                    if (upToAll && rate.compareTo(BigDecimal.ONE) > 0) {
                        throw new IllegalArgumentException(text);
                    }
                    return rate;
                },
                "应写 0% 到 100% 的比例",
                "a rate from 0% to 100%");
    }

    Optional<LocalDate> date(String key) {
        return value(key, LocalDate::parse, "应写日期，如 2021-01-01", "a date such as 2021-01-01");
    }

    boolean yes(String key, boolean otherwise) {
        return value(
                        key,
                        text -> switch (text) {
                            case "yes", "true", "是" -> true;
                            case "no", "false", "否" -> false;
                            default -> throw new IllegalArgumentException(text);
                        },
                        "应写 是 或 否",
                        "yes or no")
                .orElse(otherwise);
    }

    /** One of a few words, each in English and in Chinese. */
    <T> Optional<T> choice(String key, Map<String, T> words) {
        String all = String.join("、", words.keySet());
        return value(
                key,
                text -> {
                    T found = words.get(text);
                    if (found == null) {
                        throw new IllegalArgumentException(text);
                    }
                    return found;
                },
                "应为其中之一：" + all,
                "one of " + all);
    }

    <T> Optional<T> read(String key, Function<String, T> reader) {
        return text(key).flatMap(text -> {
            try {
                return Optional.of(reader.apply(text));
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                faultAt(key, String.valueOf(e.getMessage()), "“" + text + "”");
                return Optional.empty();
            }
        });
    }

    // --- several values

    /** A list of words, or a single one. */
    List<String> texts(String key) {
        read.add(key);
        Node value = values.get(key);
        List<String> texts = new ArrayList<>();
        List<Node> nodes = value == null
                ? List.of()
                : value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
        for (Node node : nodes) {
            if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                texts.add(scalar.getValue().strip());
            } else {
                faultAt(key, "应写一个词或 [词, 词]", "a word or [word, word] is expected");
            }
        }
        return texts;
    }

    /** A list of a few words, each in English and in Chinese; one that is none of them is a fault and left out. */
    <T> List<T> choices(String key, Map<String, T> words) {
        List<T> found = new ArrayList<>();
        String all = String.join("、", words.keySet());
        for (String text : texts(key)) {
            T one = words.get(text);
            if (one == null) {
                faultAt(key, "应为其中之一：" + all + "，不是“" + text + "”", "one of " + all + ", not \"" + text + "\"");
            } else {
                found.add(one);
            }
        }
        return found;
    }

    Optional<SchemeNode> node(String key) {
        read.add(key);
        return Optional.ofNullable(values.get(key)).map(node -> new SchemeNode(node, faults));
    }

    List<SchemeNode> nodes(String key) {
        read.add(key);
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(node -> new SchemeNode(node, faults))
                    .toList();
        }
        faultAt(key, "应写成几条，每条以 - 开头", "a list is expected, each line beginning with -");
        return List.of();
    }

    /** Whether a value is written as several words with values instead of one value. */
    boolean isNode(String key) {
        return values.get(key) instanceof MappingNode;
    }

    /** The words alone that a value has, as written. */
    List<String> words(String key) {
        return values.get(key) instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .map(NodeTuple::getKeyNode)
                        .filter(ScalarNode.class::isInstance)
                        .map(name -> ((ScalarNode) name).getValue().strip())
                        .toList()
                : List.of();
    }

    /** Words with single values, in their order, as written. */
    Map<String, String> pairs(String key) {
        read.add(key);
        Map<String, String> pairs = new LinkedHashMap<>();
        if (values.get(key) instanceof MappingNode mapping) {
            for (NodeTuple pair : mapping.getValue()) {
                if (pair.getKeyNode() instanceof ScalarNode name && pair.getValueNode() instanceof ScalarNode value) {
                    String word = name.getValue().strip();
                    if (pairs.put(word, value.getValue().strip()) != null) {
                        fault(lineOf(name), word + " 写了两次", word + " is given twice");
                    }
                } else {
                    fault(lineOf(pair.getKeyNode()), "应写成“词: 值”", "a word with one value is expected");
                }
            }
        } else {
            faultAt(key, "应写成“词: 值”", "words with values are expected");
        }
        return pairs;
    }
}
