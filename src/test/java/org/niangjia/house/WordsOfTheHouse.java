package org.niangjia.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("两种语言的用语")
class WordsOfTheHouse {
    private static final Path WORDS = Path.of("src/main/resources/org/niangjia");
    private static final Pattern USED = Pattern.compile("\\bt\\(\"([a-z]+\\.[A-Za-z0-9_.]+)\"");
    private static final Pattern REFUSED =
            Pattern.compile("(?:Refusal\\.of|ConflictException)\\(\"([a-z]+\\.[A-Z_]+)\"");

    @Test
    @DisplayName("每个模块中文和英文的条目一样多，一个不缺")
    void areTheSameInBothLanguages() throws IOException {
        for (Path chinese : files("words_zh.properties")) {
            Path english = chinese.resolveSibling("words_en.properties");
            assertThat(keys(english)).as(english.toString()).isEqualTo(keys(chinese));
        }
    }

    @Test
    @DisplayName("占位符两边一样")
    void haveTheSamePlaceholders() throws IOException {
        for (Path chinese : files("words_zh.properties")) {
            List<String> english = Files.readAllLines(chinese.resolveSibling("words_en.properties"));
            for (String line : Files.readAllLines(chinese)) {
                String key = line.split("=", 2)[0];
                english.stream()
                        .filter(other -> other.startsWith(key + "="))
                        .forEach(other -> assertThat(holes(other)).as(key).isEqualTo(holes(line)));
            }
        }
    }

    @Test
    @DisplayName("页面和规则用到的每一句都有")
    void existForEveryUse() throws IOException {
        Set<String> known = new TreeSet<>();
        for (Path file : files("words_zh.properties")) {
            known.addAll(keys(file));
        }
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(source, StandardCharsets.UTF_8);
                for (Pattern pattern : List.of(USED, REFUSED)) {
                    Matcher use = pattern.matcher(text);
                    while (use.find()) {
                        String key = use.group(1);
                        if (!key.endsWith(".") && !known.contains(key)) {
                            missing.add(key + " in " + source.getFileName());
                        }
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    @DisplayName("每个条款都有名称")
    void nameEveryTerm() throws IOException {
        Set<String> known = new TreeSet<>();
        for (Path file : files("words_zh.properties")) {
            known.addAll(keys(file));
        }
        Set<String> nameless = new TreeSet<>();
        for (Path file : files("terms.csv")) {
            Files.readAllLines(file).stream()
                    .skip(1)
                    .map(line -> "reference.term." + line.split(",", 2)[0])
                    .filter(key -> !known.contains(key))
                    .forEach(nameless::add);
        }
        assertThat(nameless).isEmpty();
    }

    private static Set<String> holes(String line) {
        return Pattern.compile("\\{\\d}")
                .matcher(line)
                .results()
                .map(r -> r.group())
                .collect(Collectors.toSet());
    }

    private static List<Path> files(String name) throws IOException {
        try (Stream<Path> all = Files.walk(WORDS)) {
            return all.filter(path -> path.getFileName().toString().equals(name))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> keys(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2)[0].strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
