package org.niangjia.platform.frame;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** 词典. All words of all modules, read once at start from the words files beside them. */
@Component
public final class Dictionary {
    private final Words chinese = read(Locale.CHINESE);
    private final Words english = read(Locale.ENGLISH);

    /** The words in a language; anything but English is Chinese, the language of the house. */
    public Words in(Locale locale) {
        return "en".equals(locale.getLanguage()) ? english : chinese;
    }

    private static Words read(Locale locale) {
        Map<String, String> texts = new HashMap<>();
        String pattern = "classpath*:org/niangjia/**/words_" + locale.getLanguage() + ".properties";
        try {
            for (Resource file : List.of(new PathMatchingResourcePatternResolver().getResources(pattern))) {
                Properties properties = new Properties();
                try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, text) -> texts.put((String) key, (String) text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(locale, Map.copyOf(texts));
    }
}
