package org.niangjia.platform.frame;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Bilingual;

/** 用语. The words of the house in one language; keys belong to modules, both languages have the same ones. */
public final class Words {
    private final Locale locale;
    private final Map<String, String> texts;

    Words(Locale locale, Map<String, String> texts) {
        this.locale = locale;
        this.texts = texts;
    }

    public Locale locale() {
        return locale;
    }

    public boolean chinese() {
        return "zh".equals(locale.getLanguage());
    }

    /** A name in this language. */
    public String of(Bilingual name) {
        return name.in(chinese());
    }

    /**
     * The text of a key with {0}, {1} … replaced, names that are given in both languages by the one of this language. An unknown
     * key is shown as it is, so that a gap is seen.
     */
    public String t(String key, Object... args) {
        String text = texts.getOrDefault(key, key);
        for (int i = 0; i < args.length; i++) {
            text = text.replace("{" + i + "}", shown(args[i]));
        }
        return text;
    }

    private String shown(@Nullable Object arg) {
        return of(arg instanceof Bilingual name ? name : Bilingual.read(String.valueOf(arg)));
    }

    public Optional<String> find(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    public Map<String, String> all() {
        return texts;
    }
}
