package org.niangjia.base;

import static org.niangjia.base.ValueRefusal.CREDIT_CODE_CHARACTERS;
import static org.niangjia.base.ValueRefusal.CREDIT_CODE_CHECK;
import static org.niangjia.base.ValueRefusal.CREDIT_CODE_LENGTH;

import java.util.regex.Pattern;

/**
 * 统一社会信用代码. Eighteen characters of GB 32100: registrar, kind, region, organisation code, check.
 *
 * <p>The organisation code inside carries a check of its own. It is not asked for: the outer check already finds every
 * single wrong character and every swap, and an employer cannot mend what its registrar issued.
 */
public record CreditCode(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final Pattern SHAPE = Pattern.compile("[%1$s]{2}\\d{6}[%1$s]{10}".formatted(ALPHABET));

    public CreditCode {
        if (!SHAPE.matcher(value).matches() || checkOf(value) != value.charAt(17)) {
            throw new IllegalArgumentException("not a credit code: " + value);
        }
    }

    /** The code whose first seventeen characters these are. For invented employers and tests. */
    public static CreditCode completing(String seventeen) {
        return new CreditCode(seventeen + checkOf(seventeen));
    }

    public static Parsed<CreditCode> parse(String typed) {
        String code = Text.code(typed);
        if (code.length() != 18) {
            return Parsed.bad(CREDIT_CODE_LENGTH.refusal());
        }
        if (!SHAPE.matcher(code).matches()) {
            return Parsed.bad(CREDIT_CODE_CHARACTERS.refusal());
        }
        if (checkOf(code) != code.charAt(17)) {
            return Parsed.bad(CREDIT_CODE_CHECK.refusal());
        }
        return Parsed.good(new CreditCode(code));
    }

    private static char checkOf(String code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * ALPHABET.indexOf(code.charAt(i));
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /** Region (GB/T 2260) of the office that registered the organisation. */
    public int region() {
        return Integer.parseInt(value.substring(2, 8));
    }

    /** The nine characters of the organisation code inside. */
    public String organisationCode() {
        return value.substring(8, 17);
    }

    /** Registered by the trade unions (登记管理部门 8). */
    public boolean isUnion() {
        return value.charAt(0) == '8';
    }

    @Override
    public String toString() {
        return value;
    }
}
