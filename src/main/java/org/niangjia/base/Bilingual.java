package org.niangjia.base;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 双语名称. What something is called in Chinese and in English; whoever has no English name keeps the Chinese one. */
public record Bilingual(String chinese, String english) {
    /** Between the two in a value of a message; nobody can type it. */
    private static final char BETWEEN = '\u001f';

    /** The same in both: a code, a number, or a name that was given in one language only. */
    public static Bilingual of(String name) {
        return new Bilingual(name, name);
    }

    public static Bilingual of(String chinese, @Nullable String english) {
        return new Bilingual(chinese, english == null ? chinese : english);
    }

    /** Of a value as {@link #written()}; any other value is the same in both languages. */
    public static Bilingual read(String written) {
        int at = written.indexOf(BETWEEN);
        return at < 0 ? of(written) : new Bilingual(written.substring(0, at), written.substring(at + 1));
    }

    /** Several names in one: 甲、乙, or "A, B". */
    public static Bilingual list(List<Bilingual> names) {
        return join(names, "、", ", ");
    }

    /** Several names in one, with what stands between them in each language. */
    public static Bilingual join(List<Bilingual> names, String inChinese, String inEnglish) {
        return new Bilingual(
                names.stream().map(Bilingual::chinese).collect(Collectors.joining(inChinese)),
                names.stream().map(Bilingual::english).collect(Collectors.joining(inEnglish)));
    }

    /** The same text after both. */
    public Bilingual plus(String text) {
        return new Bilingual(chinese + text, english + text);
    }

    public String in(boolean readsChinese) {
        return readsChinese ? chinese : english;
    }

    /** As a value of a message that is kept or told before it is known who reads it; {@code Words} then chooses. */
    public String written() {
        return chinese.equals(english) ? chinese : chinese + BETWEEN + english;
    }
}
