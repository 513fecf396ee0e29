package org.niangjia.platform.membership;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * 姓名检索. What is stored beside a name so that it is found: pairs of neighbouring characters under their district, and
 * the initials of the pinyin, read as a name (单 is SHAN, 曾 is ZENG). Characters are whole code points: 𬭩 is one.
 */
final class NameIndex {
    private static final Pattern UNSAID = Pattern.compile("[\\s\\p{P}\\p{S}\\p{Z}]+");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int SURNAME = 2;
    /** Two characters that no surname begins with, so that what stands after them is read as a given name. */
    private static final String NO_SURNAME = "一二";

    private static final int MOST_REMEMBERED = 50_000;
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();
    private static final Map<Character, String> GIVEN = new ConcurrentHashMap<>();

    private NameIndex() {}

    /** Reading the table takes a moment, which those who never ask for it are spared. */
    private static final class Pinyin {
        static final Transliterator READING = Transliterator.getInstance("Han-Latin/Names");
    }

    /** zw for 张伟, in small letters; a character without a reading is left out. */
    static String initials(String name) {
        String known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        String read = put(name);
        if (KNOWN.size() >= MOST_REMEMBERED) {
            KNOWN.clear();
        }
        KNOWN.put(name, read);
        return read;
    }

    /**
     * A name is read from its beginning, where the surname stands, which has two characters at most; what follows is read one
     * by one. So names that share their parts share the work.
     */
    private static String put(String name) {
        int points = name.codePointCount(0, name.length());
        if (points <= SURNAME || !name.codePoints().allMatch(NameIndex::isEveryday)) {
            return read(name);
        }
        StringBuilder initials = new StringBuilder(initials(name.substring(0, SURNAME)));
        for (int i = SURNAME; i < points; i++) {
            initials.append(GIVEN.computeIfAbsent(name.charAt(i), NameIndex::given));
        }
        return initials.toString();
    }

    private static String given(char c) {
        return read(NO_SURNAME + c).substring(NO_SURNAME.length());
    }

    private static boolean isEveryday(int point) {
        return point >= 0x4E00 && point <= 0x9FFF;
    }

    static String read(String name) {
        String latin;
        synchronized (Pinyin.READING) {
            latin = Pinyin.READING.transliterate(name);
        }
        StringBuilder initials = new StringBuilder();
        String plain =
                MARKS.matcher(Normalizer.normalize(latin, Normalizer.Form.NFD)).replaceAll("");
        for (String word : GAPS.split(plain)) {
            if (!word.isEmpty() && word.charAt(0) < 128) {
                initials.append(Character.toLowerCase(word.charAt(0)));
            }
        }
        return initials.toString();
    }

    static String normal(String text) {
        return UNSAID.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("");
    }

    /** What the index holds of a name: its characters and its pairs, each under the district. */
    static String[] grams(int district, String name) {
        int[] points = normal(name).codePoints().toArray();
        Set<String> grams = new LinkedHashSet<>();
        for (int i = 0; i < points.length; i++) {
            grams.add(district + new String(points, i, 1));
            if (i + 1 < points.length) {
                grams.add(district + new String(points, i, 2));
            }
        }
        return grams.toArray(String[]::new);
    }

    /** What the index must hold for the piece to occur: its pairs, or its only character. */
    static String[] sought(int district, String piece) {
        int[] points = normal(piece).codePoints().toArray();
        if (points.length <= 1) {
            return new String[] {district + normal(piece)};
        }
        Set<String> pairs = new LinkedHashSet<>();
        for (int i = 0; i + 1 < points.length; i++) {
            pairs.add(district + new String(points, i, 2));
        }
        return pairs.toArray(String[]::new);
    }
}
