package org.niangjia.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("词汇表")
class GlossaryOfTheHouse {
    private static final Path GLOSSARY = Path.of("docs/glossary.md");
    private static final Path SOURCES = Path.of("src/main/java/org/niangjia");
    private static final List<String> DOMAIN =
            List.of("base", "engine", "service", "platform/reference", "platform/organisation", "platform/access");
    private static final Pattern PUBLIC = Pattern.compile(
            "^public (?:(?:final|abstract|sealed|non-sealed) )*(?:class|record|interface|enum) (\\w+)",
            Pattern.MULTILINE);
    private static final Pattern TERM = Pattern.compile("/\\*\\*[\\s*]*(\\p{IsHan}[^.。]*)[.。]");

    @Test
    @DisplayName("每个公开的领域类型，注释都以中文术语开头")
    void isGivenATermByEveryPublicType() throws IOException {
        assertThat(terms().getOrDefault("", Set.of()))
                .as("public types whose Javadoc does not begin with a Chinese term and a full stop")
                .isEmpty();
    }

    @Test
    @DisplayName("这些术语，词汇表里一个不缺")
    void holdsTheTermOfEveryPublicType() throws IOException {
        Set<String> known = rows().stream().map(List::getFirst).collect(Collectors.toSet());
        Map<String, Set<String>> missing = new TreeMap<>(terms());
        missing.remove("");
        missing.keySet().removeAll(known);
        assertThat(missing)
                .as("terms, and the types that they stand at, that docs/glossary.md lacks")
                .isEmpty();
    }

    @Test
    @DisplayName("每个术语只写一行：中文、英文、一句话、出处、不要混同")
    void explainsEachTermOnce() throws IOException {
        Set<String> seen = new TreeSet<>();
        for (List<String> row : rows()) {
            assertThat(row).as(String.join(" | ", row)).hasSize(5).noneMatch(String::isEmpty);
            assertThat(seen.add(row.getFirst()))
                    .as(row.getFirst() + " stands there twice")
                    .isTrue();
        }
        assertThat(seen).isNotEmpty();
    }

    /** Rows of the tables: lines that begin with a bar, apart from headings and rulers. */
    private static List<List<String>> rows() throws IOException {
        return Files.readAllLines(GLOSSARY).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| 中文 |"))
                .map(line -> Arrays.stream(
                                line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    /** Chinese term to the types that begin with it; types without one stand under the empty text. */
    private static Map<String, Set<String>> terms() throws IOException {
        Map<String, Set<String>> terms = new TreeMap<>();
        for (String folder : DOMAIN) {
            try (Stream<Path> files = Files.walk(SOURCES.resolve(folder))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    read(Files.readString(file), terms);
                }
            }
        }
        return terms;
    }

    private static void read(String source, Map<String, Set<String>> terms) {
        Matcher type = PUBLIC.matcher(source);
        if (type.find()) {
            int comment = source.lastIndexOf("/**", type.start());
            Matcher term = TERM.matcher(source).region(Math.max(comment, 0), type.start());
            String found = comment >= 0 && term.lookingAt() ? term.group(1).strip() : "";
            terms.computeIfAbsent(found, any -> new TreeSet<>()).add(type.group(1));
        }
    }
}
