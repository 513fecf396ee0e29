package org.niangjia.base;

import static org.niangjia.base.ValueRefusal.ORGANISATION_CODE_CHECK;
import static org.niangjia.base.ValueRefusal.ORGANISATION_CODE_FORMAT;

import java.util.regex.Pattern;

/** 组织机构代码. Eight characters and a check of GB 11714, on old papers and inside every credit code. */
public record OrganisationCode(String value) {
    private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final Pattern SHAPE = Pattern.compile("[0-9A-Z]{8}[0-9X]");

    public OrganisationCode {
        if (!SHAPE.matcher(value).matches() || checkOf(value) != value.charAt(8)) {
            throw new IllegalArgumentException("not an organisation code: " + value);
        }
    }

    /** Reads nine characters, with or without the hyphen before the last. */
    public static Parsed<OrganisationCode> parse(String typed) {
        String code = Text.code(typed);
        if (!SHAPE.matcher(code).matches()) {
            return Parsed.bad(ORGANISATION_CODE_FORMAT.refusal());
        }
        return checkOf(code) == code.charAt(8)
                ? Parsed.good(new OrganisationCode(code))
                : Parsed.bad(ORGANISATION_CODE_CHECK.refusal());
    }

    private static char checkOf(String code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Character.digit(code.charAt(i), Character.MAX_RADIX);
        }
        return "0X987654321".charAt(sum % 11);
    }

    /** With the hyphen: {@code D2143569-X}. */
    @Override
    public String toString() {
        return value.substring(0, 8) + "-" + value.charAt(8);
    }
}
