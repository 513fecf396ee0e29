package org.niangjia.base;

import static org.niangjia.base.ValueRefusal.NAME_CHARACTERS;
import static org.niangjia.base.ValueRefusal.NAME_DIGITS;
import static org.niangjia.base.ValueRefusal.NAME_LENGTH;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** 姓名. A person's name as on their papers: Han of every plane (䶮, 𬭩), names joined by ·, or Latin letters. */
public record PersonName(String value) {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 50;

    /** Dots that keyboards and old files put between the parts of a name instead of · (U+00B7). */
    private static final Pattern MIDDLE_DOT = Pattern.compile("\\s*[·•‧・･⋅∙・᛫]\\s*|(?<=\\p{IsHan})[.．](?=\\p{IsHan})");
    /** 张　三: a blank between two Han letters only aligns a column. */
    private static final Pattern ALIGNING = Pattern.compile("(?<=\\p{IsHan})[ \\p{Zs}]+(?=\\p{IsHan})");

    private static final Pattern ZERO_WIDTH = Pattern.compile("\\p{Cf}");
    private static final Pattern BLANKS = Pattern.compile("[ \\p{Zs}]+");

    public PersonName {
        if (!reasonsAgainst(value).isEmpty()) {
            throw new IllegalArgumentException("not a person's name");
        }
    }

    public static Parsed<PersonName> parse(String typed) {
        String name = normal(typed);
        return Parsed.of(reasonsAgainst(name), () -> new PersonName(name));
    }

    private static String normal(String typed) {
        if (isEveryday(typed)) {
            return typed;
        }
        String plain = Text.trim(ZERO_WIDTH.matcher(Text.compose(typed)).replaceAll(""));
        String dotted = MIDDLE_DOT.matcher(plain).replaceAll("·");
        return BLANKS.matcher(ALIGNING.matcher(dotted).replaceAll("")).replaceAll(" ");
    }

    /** As nearly all names are: a few ideographs with nothing between them. */
    private static boolean isEveryday(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!Text.isEverydayHan(name.charAt(i))) {
                return false;
            }
        }
        return name.length() >= SHORTEST && name.length() <= LONGEST;
    }

    private static List<Refusal> reasonsAgainst(String name) {
        if (isEveryday(name)) {
            return List.of();
        }
        List<Refusal> reasons = new ArrayList<>();
        int length = Text.length(name);
        if (length < SHORTEST || length > LONGEST) {
            reasons.add(NAME_LENGTH.refusal(Integer.toString(SHORTEST), Integer.toString(LONGEST)));
        }
        if (name.codePoints().anyMatch(Character::isDigit)) {
            reasons.add(NAME_DIGITS.refusal());
        }
        if (!name.codePoints().allMatch(each -> belongs(each) || Character.isDigit(each))
                || !beginsWithLetter(name)
                || name.endsWith("·")) {
            reasons.add(NAME_CHARACTERS.refusal());
        }
        return reasons;
    }

    private static boolean beginsWithLetter(String name) {
        return !name.isEmpty() && isLetter(name.codePointAt(0));
    }

    private static boolean isLetter(int codePoint) {
        return Character.isLetter(codePoint) || Character.isIdeographic(codePoint);
    }

    private static boolean belongs(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> isLetter(codePoint) || "· -'’.".indexOf(codePoint) >= 0;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
