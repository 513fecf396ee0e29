package org.niangjia.platform.attachment;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** 文件名. A name that can neither leave its folder, nor hide its ending, nor turn its letters round. */
final class FileName {
    private static final int LONGEST = 80;
    private static final String UNNAMED = "附件";
    private static final Pattern PATH = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    /** Controls, formats (bidi, zero width), halves of pairs, private use; and what Windows forbids in a name. */
    private static final Pattern UNWANTED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}<>:\"|?*%]");

    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");

    private FileName() {}

    /** The given name with the ending of what the file really is. */
    static String of(String given, Media media) {
        return stem(ENDING.matcher(shown(given)).replaceFirst("")) + "." + media.extension();
    }

    /** The given name as it may stand in a message. */
    static String shown(String given) {
        return stem(given);
    }

    private static String stem(String given) {
        String name =
                PATH.matcher(Normalizer.normalize(given, Normalizer.Form.NFC)).replaceFirst("");
        name = UNWANTED.matcher(name).replaceAll("").replaceAll("\\s+", " ").replaceAll("^[. ]+|[. ]+$", "");
        if (name.codePointCount(0, name.length()) > LONGEST) {
            String ending = ENDING.matcher(name)
                    .results()
                    .map(found -> found.group())
                    .findFirst()
                    .orElse("");
            name = name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.length())) + ending;
        }
        return name.isEmpty() ? UNNAMED : name;
    }
}
