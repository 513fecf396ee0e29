package org.niangjia.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** 没有译成文字的键. Where words are missing a page shows their key: the name of a module, a point, and more of it. */
final class RawKeys {
    private static final String WORDS = "classpath*:org/niangjia/**/words_zh.properties";
    private static final Pattern KEY = key();

    private RawKeys() {}

    static List<String> in(String text) {
        return KEY.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Pattern key() {
        Set<String> modules = new TreeSet<>();
        try {
            for (Resource words : new PathMatchingResourcePatternResolver().getResources(WORDS)) {
                PropertiesLoaderUtils.loadProperties(words).stringPropertyNames().stream()
                        .filter(key -> key.indexOf('.') > 0)
                        .map(key -> key.substring(0, key.indexOf('.')))
                        .forEach(modules::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Pattern.compile("\\b(?:" + String.join("|", modules) + ")(?:\\.[A-Za-z_-]+)+");
    }
}
