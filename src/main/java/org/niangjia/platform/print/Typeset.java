package org.niangjia.platform.print;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;

/**
 * 排字. A text and the fonts that draw all of it. A letter that no font draws is a refusal: a document with an empty box for
 * a name is wrong. A sign that is no letter, such as a picture out of a chat, becomes 〓 and the reader is told so.
 *
 * @param text as it will be printed
 * @param marked whether something became 〓
 */
record Typeset(String text, List<PrintFont> fonts, boolean marked) {
    private static final String MARK = "〓";
    private static final String BASIC = "fonts-wqy-zenhei";
    private static final String RARE = "fonts-hanazono";

    /** Throws {@link RefusedException} naming the characters and the package that has them. */
    static Typeset of(String html, PrintFonts fonts) {
        String text = readable(html);
        PrintFonts.Choice choice = fonts.choose(text);
        if (choice.fonts().isEmpty()) {
            throw new RefusedException(Refusal.of("print.NO_FONT", BASIC));
        }
        List<Refusal> reasons = new ArrayList<>();
        Set<Integer> signs = new HashSet<>();
        for (int point : choice.missing()) {
            if (isWritten(point)) {
                reasons.add(missing(point, fonts.hasRare()));
            } else {
                signs.add(point);
            }
        }
        if (!reasons.isEmpty()) {
            throw new RefusedException(reasons);
        }
        return signs.isEmpty()
                ? new Typeset(text, choice.fonts(), false)
                : new Typeset(marked(text, signs), choice.fonts(), true);
    }

    private static Refusal missing(int point, boolean hasRare) {
        String letter = Character.toString(point);
        String code = "U+%04X".formatted(point);
        return hasRare
                ? Refusal.of("print.GLYPH_NOWHERE", letter, code)
                : Refusal.of("print.GLYPH_MISSING", letter, code, RARE);
    }

    /** Without what has no shape of its own: controls, joiners, selectors of variants, halves of pairs. */
    static String readable(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(Typeset::isShown).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isShown(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\n' || point == '\t';
            case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> !(point >= 0xFE00 && point <= 0xFE0F || point >= 0xE0100 && point <= 0xE01EF);
        };
    }

    private static boolean isWritten(int point) {
        return switch (Character.getType(point)) {
            case Character.OTHER_SYMBOL, Character.MODIFIER_SYMBOL, Character.MATH_SYMBOL, Character.PRIVATE_USE ->
                point >= 0xE000 && point <= 0xF8FF;
            default -> true;
        };
    }

    private static String marked(String text, Set<Integer> signs) {
        StringBuilder marked = new StringBuilder(text.length());
        text.codePoints().forEach(point -> marked.append(signs.contains(point) ? MARK : Character.toString(point)));
        return marked.toString();
    }
}
