package org.niangjia.platform.outbox;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 短信模板. What a text message may say at all. A text lies open on a phone that others may hold: it names no complaint,
 * no wage, no disease and no free words, only that there is news, with a number and a day.
 */
public final class TextTemplates {
    /** {0} number of the matter: there is news, please look. */
    public static final String NEWS = "outbox.text.news";
    /** {0} number, {1} day or time by which something is asked of the reader. */
    public static final String DUE = "outbox.text.due";
    /** {0} number: please call or come to the counter. */
    public static final String CALL_BACK = "outbox.text.call_back";

    /** That the phone of an account was changed at the counter. */
    public static final String REBOUND = "outbox.text.rebound";

    static final Set<String> ALLOWED = Set.of(NEWS, DUE, CALL_BACK, REBOUND);

    private static final Pattern PLAIN = Pattern.compile("[0-9A-Za-z.:/ \\-]{0,40}");
    private static final List<String> NEVER = List.of(
            "投诉",
            "举报",
            "维权",
            "欠薪",
            "工资",
            "薪",
            "仲裁",
            "病",
            "诊断",
            "癌",
            "伤",
            "孕",
            "心理",
            "困难",
            "complain",
            "wage",
            "salary",
            "disease",
            "diagnos",
            "illness",
            "arbitrat",
            "injur",
            "pregnan");

    private TextTemplates() {}

    /** A template outside the list or a free word as argument is a programmer's error. */
    static void require(String key, List<String> args) {
        if (!ALLOWED.contains(key)) {
            throw new IllegalArgumentException(key + " is no template of a text message");
        }
        for (String arg : args) {
            if (!PLAIN.matcher(arg).matches()) {
                throw new IllegalArgumentException("a text message takes numbers and days only");
            }
        }
    }

    /** The last look at the words themselves, which a county may have changed. */
    static void requireHarmless(String text) {
        for (String word : NEVER) {
            if (text.toLowerCase(Locale.ROOT).contains(word)) {
                throw new UndeliverableException("短信中不得出现“" + word + "” (word not allowed in a text message)");
            }
        }
    }
}
