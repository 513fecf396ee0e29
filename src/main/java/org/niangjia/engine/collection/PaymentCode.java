package org.niangjia.engine.collection;

import java.util.List;
import java.util.regex.Pattern;
import org.niangjia.base.Text;

/** 缴款码. JF, a number of six digits and more, and a check digit that finds every wrong digit and most swaps. */
record PaymentCode(String text) {
    private static final Pattern SHAPE = Pattern.compile("JF(\\d{7,9})(?!\\d)");

    static PaymentCode of(int number) {
        String digits = "%06d".formatted(number);
        return new PaymentCode("JF" + digits + check(digits));
    }

    /** All that stand in a remark and check, in their order; blanks and hyphens inside do not matter. */
    static List<String> in(String remark) {
        return SHAPE.matcher(Text.code(remark))
                .results()
                .filter(found -> {
                    String digits = found.group(1);
                    int last = digits.length() - 1;
                    return check(digits.substring(0, last)) == digits.charAt(last) - '0';
                })
                .map(found -> "JF" + found.group(1))
                .distinct()
                .toList();
    }

    /** Luhn. */
    private static int check(String digits) {
        int sum = 0;
        boolean twice = true;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = digits.charAt(i) - '0';
            int weighed = twice ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
            twice = !twice;
        }
        return (10 - sum % 10) % 10;
    }
}
