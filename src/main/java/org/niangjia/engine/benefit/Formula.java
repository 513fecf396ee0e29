package org.niangjia.engine.benefit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.niangjia.base.Bilingual;

/**
 * 计算式. A base written over named amounts, such as {@code 自付 + 乙类先自付 - 起付线} or {@code max(selfPay - 500, 0)}.
 *
 * <p>Known are {@code + - *}, brackets, {@code max} (取大), {@code min} (取小), amounts of yuan, and percentages after a
 * {@code *}. Everything is exact; an amount that a sheet does not give counts as 0.
 */
public final class Formula {
    private static final Pattern WORDS =
            Pattern.compile("\\s*(?:(\\d+(?:\\.\\d+)?%?)|([\\p{L}_][\\p{L}\\p{N}_]*)|(.))");
    private static final Set<String> BIGGER = Set.of("max", "取大");
    private static final Set<String> SMALLER = Set.of("min", "取小");
    private static final BigDecimal FEN = BigDecimal.valueOf(100);

    /** One word of the text as it is read. */
    private record Word(String text, boolean number, boolean name) {}

    private sealed interface Part {
        BigDecimal value(Map<String, Long> amounts);
    }

    private record Constant(BigDecimal value) implements Part {
        @Override
        public BigDecimal value(Map<String, Long> amounts) {
            return value;
        }
    }

    private record Named(String code) implements Part {
        @Override
        public BigDecimal value(Map<String, Long> amounts) {
            return BigDecimal.valueOf(amounts.getOrDefault(code, 0L));
        }
    }

    private record Joined(char sign, Part left, Part right) implements Part {
        @Override
        public BigDecimal value(Map<String, Long> amounts) {
            BigDecimal a = left.value(amounts);
            BigDecimal b = right.value(amounts);
            return switch (sign) {
                case '+' -> a.add(b);
                case '-' -> a.subtract(b);
                case '*' -> a.multiply(b);
                case '>' -> a.max(b);
                default -> a.min(b);
            };
        }
    }

    private final String text;
    private final List<Word> words;
    private final Part root;
    private final Set<String> names;
    private final boolean fixed;

    private Formula(String text, Reader reader, Part root) {
        this.text = text;
        this.words = List.copyOf(reader.words);
        this.root = root;
        this.names = Set.copyOf(reader.names);
        this.fixed = reader.fixed;
    }

    /** Reads a formula. Throws IllegalArgumentException, whose message names what was not understood. */
    public static Formula parse(String text, Amounts known) {
        Reader reader = new Reader(text, known);
        Part root = reader.sum();
        reader.end();
        if (reader.names.isEmpty()) {
            throw new IllegalArgumentException("没有金额项 (no amount is named)");
        }
        return new Formula(text.strip(), reader, root);
    }

    /** The value in fen, exact; below zero counts as 0. */
    public BigDecimal value(Map<String, Long> amounts) {
        return root.value(amounts).max(BigDecimal.ZERO);
    }

    /** Codes of the amounts that the formula uses. */
    public Set<String> names() {
        return names;
    }

    /** Whether a fixed amount of yuan stands in it, which counts anew in every claim. */
    public boolean hasFixedAmount() {
        return fixed;
    }

    /** As people read it, with the names of the amounts: 自付 - 起付线, or "Co-payment - Deductible". */
    public Bilingual text(Amounts known) {
        return new Bilingual(text(known, true), text(known, false));
    }

    private String text(Amounts known, boolean chinese) {
        StringBuilder line = new StringBuilder();
        for (Word word : words) {
            String shown = word.name() ? named(known, word.text()).in(chinese) : word.text();
            switch (word.text()) {
                case "+", "-", "*" -> line.append(' ').append(shown).append(' ');
                case "," -> line.append(chinese ? "，" : ", ");
                default -> line.append(shown);
            }
        }
        return line.toString();
    }

    private static Bilingual named(Amounts known, String word) {
        return known.code(word)
                .map(known::name)
                .orElseGet(() -> BIGGER.contains(word)
                        ? new Bilingual("取大", "max")
                        : SMALLER.contains(word) ? new Bilingual("取小", "min") : Bilingual.of(word));
    }

    /** As it stands in the file. */
    @Override
    public String toString() {
        return text;
    }

    private static final class Reader {
        private final List<Word> words = new ArrayList<>();
        private final Set<String> names = new LinkedHashSet<>();
        private final Amounts known;
        private boolean fixed;
        private int at;

        private Reader(String text, Amounts known) {
            this.known = known;
            String plain = text.strip()
                    .replace('（', '(')
                    .replace('）', ')')
                    .replace('，', ',')
                    .replace('＋', '+')
                    .replace('－', '-')
                    .replace('−', '-')
                    .replace('×', '*');
            Matcher matcher = WORDS.matcher(plain);
            while (matcher.find()) {
                String word = matcher.group().strip();
                words.add(new Word(word, matcher.group(1) != null, matcher.group(2) != null));
            }
        }

        private Part sum() {
            Part left = product();
            while (is("+") || is("-")) {
                char sign = take().text().charAt(0);
                left = new Joined(sign, left, product());
            }
            return left;
        }

        private Part product() {
            Part left = single();
            while (is("*")) {
                take();
                Word factor = take();
                if (!factor.number()) {
                    throw new IllegalArgumentException("* 后面要写比例 (a rate must follow *): " + factor.text());
                }
                BigDecimal rate = Rate.parse(factor.text());
                if (rate.compareTo(BigDecimal.ONE) > 0) {
                    throw new IllegalArgumentException(
                            "比例不能超过 100%，是不是漏写了 % (a rate over 100%, is the % missing?): * " + factor.text());
                }
                left = new Joined('*', left, new Constant(rate));
            }
            return left;
        }

        private Part single() {
            Word word = take();
            if (word.number()) {
                if (word.text().endsWith("%")) {
                    throw new IllegalArgumentException("比例要写在 * 后面 (a rate stands after *): " + word.text());
                }
                BigDecimal yuan = new BigDecimal(word.text());
                fixed |= yuan.signum() > 0;
                return new Constant(yuan.multiply(FEN));
            }
            if (word.text().equals("(")) {
                Part inside = sum();
                expect(")");
                return inside;
            }
            if (word.name() && is("(")) {
                return choice(word.text());
            }
            if (word.name()) {
                String code = known.code(word.text())
                        .orElseThrow(() -> new IllegalArgumentException("不认识的金额项 (unknown amount): " + word.text()));
                names.add(code);
                return new Named(code);
            }
            throw new IllegalArgumentException("看不懂 (not understood): " + word.text());
        }

        private Part choice(String name) {
            if (!BIGGER.contains(name) && !SMALLER.contains(name)) {
                throw new IllegalArgumentException("不认识的函数 (unknown function): " + name);
            }
            char sign = BIGGER.contains(name) ? '>' : '<';
            take();
            Part left = sum();
            expect(",");
            Part right = sum();
            expect(")");
            return new Joined(sign, left, right);
        }

        private boolean is(String text) {
            return at < words.size() && words.get(at).text().equals(text);
        }

        private Word take() {
            if (at == words.size()) {
                throw new IllegalArgumentException("没有写完 (it ends too early)");
            }
            return words.get(at++);
        }

        private void expect(String text) {
            Word word = take();
            if (!word.text().equals(text)) {
                throw new IllegalArgumentException("应为 (expected) " + text + "，不是 (not) " + word.text());
            }
        }

        private void end() {
            if (at < words.size()) {
                throw new IllegalArgumentException(
                        "看不懂 (not understood): " + words.get(at).text());
            }
        }
    }
}
