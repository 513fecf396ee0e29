package org.niangjia.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("一个文件讲一件事")
class LengthOfFiles {
    @Test
    @DisplayName("程序文件都不超过 300 行，测试不超过 400 行")
    void areShort() {
        assertThat(longer(Path.of("src/main/java"), 300)).isEmpty();
        assertThat(longer(Path.of("src/test/java"), 400)).isEmpty();
    }

    private static List<Path> longer(Path folder, long most) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> sources =
                    all.filter(each -> each.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(100);
            return sources.stream().filter(each -> lines(each) > most).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path source) {
        try (Stream<String> lines = Files.lines(source)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
