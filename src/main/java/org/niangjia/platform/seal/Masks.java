package org.niangjia.platform.seal;

/** 脱敏. What a list may show of a sealed value: enough to recognise, too little to use. */
public final class Masks {
    private static final String HIDDEN = " **** ";

    private Masks() {}

    /** 138 **** 2716; a shorter number shows only its last two digits. */
    public static String phone(String phone) {
        String digits = phone.strip();
        return digits.length() >= 11 ? ends(digits, 3, 4) : shortened(digits);
    }

    /** 3309 **** 002X. */
    public static String idNumber(String number) {
        String text = number.strip();
        return text.length() >= 15 ? ends(text, 4, 4) : shortened(text);
    }

    /** 陈 * *, whatever the length of the name; compound surnames show their first character only. */
    public static String name(String name) {
        String text = name.strip();
        return text.isEmpty() ? "* *" : text.substring(0, text.offsetByCodePoints(0, 1)) + " * *";
    }

    /** **** 0123: the last four digits of a bank card or account, as banks print it. */
    public static String bankCard(String account) {
        String digits = account.strip();
        return digits.length() >= 8 ? "**** " + digits.substring(digits.length() - 4) : "****";
    }

    private static String ends(String text, int first, int last) {
        return text.substring(0, first) + HIDDEN + text.substring(text.length() - last);
    }

    private static String shortened(String text) {
        return text.length() >= 6 ? "**** " + text.substring(text.length() - 2) : "****";
    }
}
