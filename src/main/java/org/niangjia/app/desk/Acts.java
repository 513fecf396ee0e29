package org.niangjia.app.desk;

import java.util.List;
import java.util.Locale;
import org.niangjia.platform.frame.Words;

/** 行为名称. What a recorded act is called for its reader; each module's words name its own. */
final class Acts {
    private static final String PREFIX = "trail.act.";

    private Acts() {}

    /** {@code trail.act.ACT}; of two modules' cases the one of the type; else the code as it was recorded. */
    static String label(Words words, String act, String subjectKind) {
        return words.find(PREFIX + subjectKind.toLowerCase(Locale.ROOT) + "." + act)
                .or(() -> words.find(PREFIX + act))
                .orElse(act);
    }

    /** 可选行为. Code and name of one that can be chosen in the filter. */
    record Choice(String act, String name) {}

    /** Everything that has one name in the whole house, by name. */
    static List<Choice> choices(Words words) {
        return words.all().entrySet().stream()
                .filter(each -> each.getKey().startsWith(PREFIX))
                .map(each -> new Choice(act(each.getKey()), each.getValue()))
                .sorted(java.util.Comparator.comparing(Choice::name))
                .toList();
    }

    /** {@code casework.signed} of {@code trail.act.sq.casework.signed}. */
    private static String act(String key) {
        String act = key.substring(PREFIX.length());
        return act.matches("[a-z]{2}\\..+\\..+") ? act.substring(3) : act;
    }
}
