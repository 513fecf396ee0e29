package org.niangjia.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("每条校验理由")
class EveryRefusalOfAValue {

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        String file = "words_" + language + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Refusal.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }

    @Test
    @DisplayName("都有中文和英文说法")
    void hasWordsInBothLanguages() throws IOException {
        Properties chinese = words("zh");
        Properties english = words("en");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        for (ValueRefusal each : ValueRefusal.values()) {
            assertThat(chinese).containsKey(each.refusal().code());
        }
        for (ClockUnit each : ClockUnit.values()) {
            assertThat(chinese).containsKey("base.limit." + each);
        }
    }
}
