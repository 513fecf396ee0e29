package org.niangjia.platform.organisation;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 单位名称检索. Names in the form in which they are compared and searched: brackets, dots, gaps, width and capitals do not
 * matter. The index holds every character and every pair of neighbours, so that any piece of a name is found, two
 * characters as fast as ten; pieces are whole code points, so that 𬭩 is one.
 */
final class EmployerName {
    private static final Pattern UNSAID = Pattern.compile("[\\s\\p{P}\\p{S}\\p{Z}]+");

    private EmployerName() {}

    static String normal(String name) {
        String wide = Normalizer.normalize(name, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        String plain = UNSAID.matcher(wide).replaceAll("");
        return plain.isEmpty() ? wide.strip() : plain;
    }

    /** What the index holds of a name. */
    static String[] grams(String normal) {
        int[] points = normal.codePoints().toArray();
        Set<String> grams = new LinkedHashSet<>();
        for (int i = 0; i < points.length; i++) {
            grams.add(new String(points, i, 1));
            if (i + 1 < points.length) {
                grams.add(new String(points, i, 2));
            }
        }
        return grams.toArray(String[]::new);
    }

    /** What the index must hold for the piece to occur: its pairs, or its only character. */
    static String[] sought(String normal) {
        int[] points = normal.codePoints().toArray();
        if (points.length <= 1) {
            return new String[] {normal};
        }
        Set<String> pairs = new LinkedHashSet<>();
        for (int i = 0; i + 1 < points.length; i++) {
            pairs.add(new String(points, i, 2));
        }
        return pairs.toArray(String[]::new);
    }
}
