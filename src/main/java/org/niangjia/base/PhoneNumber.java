package org.niangjia.base;

import static org.niangjia.base.ValueRefusal.PHONE_FORMAT;

import java.util.regex.Pattern;

/** 手机号. A mainland mobile number of eleven digits. A contact, never proof of who somebody is. */
public record PhoneNumber(String value) {
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern COUNTRY = Pattern.compile("^(\\+86|0086|86(?=1\\d{10}$))");

    public PhoneNumber {
        if (!MOBILE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a mobile number");
        }
    }

    /** Reads a number with or without +86, gaps and hyphens. */
    public static Parsed<PhoneNumber> parse(String typed) {
        String digits = COUNTRY.matcher(Text.code(typed)).replaceFirst("");
        return MOBILE.matcher(digits).matches()
                ? Parsed.good(new PhoneNumber(digits))
                : Parsed.bad(PHONE_FORMAT.refusal());
    }

    public String masked() {
        return value.substring(0, 3) + "****" + value.substring(7);
    }

    /** Masked, so that no log shows a number by accident. */
    @Override
    public String toString() {
        return masked();
    }
}
