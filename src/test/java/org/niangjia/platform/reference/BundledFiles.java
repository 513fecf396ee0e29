package org.niangjia.platform.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.base.DayKind;
import org.springframework.core.io.ClassPathResource;

@DisplayName("随程序附带的字典数据")
class BundledFiles {
    private final Csv regions = csv("regions.csv");
    private final Csv towns = csv("towns-zhejiang.csv");
    private final Csv changed = csv("regions-changed.csv");
    private final Csv terms = csv("terms.csv");

    private static Csv csv(String name) {
        return Csv.read(new ClassPathResource(name, BundledFiles.class));
    }

    private static List<Holiday> holidays() {
        Csv file = csv("holidays.csv");
        String[] dates = file.column("date");
        String[] kinds = file.column("kind");
        String[] festivals = file.column("festival");
        return IntStream.range(0, dates.length)
                .mapToObj(i -> new Holiday(
                        LocalDate.parse(dates[i]), DayKind.valueOf(kinds[i].toUpperCase(Locale.ROOT)), festivals[i]))
                .toList();
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        String file = "words_" + language + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Terms.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }

    @Test
    @DisplayName("每行的列数与表头相同，没有空名称")
    void areWellFormed() {
        for (Csv file : List.of(regions, towns, changed, terms, csv("holidays.csv"))) {
            assertThat(file.rows())
                    .isNotEmpty()
                    .allMatch(row -> row.length == file.headings().size());
        }
        assertThat(regions.column("name")).noneMatch(String::isBlank);
        assertThat(towns.column("name")).noneMatch(String::isBlank);
    }

    @Test
    @DisplayName("行政区划上下级相连，代码位数与级别相符")
    void formOneTree() {
        Set<String> codes = new HashSet<>(Arrays.asList(regions.column("code")));
        for (String[] row : regions.firstBy("code").rows()) {
            assertThat(row[0]).matches(row[2].equals("province") ? "\\d{2}0000" : "\\d{6}");
            assertThat(row[1].isEmpty()).isEqualTo(row[2].equals("province"));
            assertThat(row[1].isEmpty() || codes.contains(row[1])).as(row[0]).isTrue();
        }
        assertThat(towns.rows())
                .allMatch(row -> row[0].matches("33\\d{7}") && row[0].startsWith(row[1]) && codes.contains(row[1]));
        assertThat(towns.column("code")).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("只有不设区的市在市级和县级各列一次")
    void repeatOnlyCitiesWithoutCounties() {
        Set<String> seen = new HashSet<>();
        assertThat(Arrays.stream(regions.column("code")).filter(code -> !seen.add(code)))
                .containsExactlyInAnyOrder("441900", "442000", "460400");
        assertThat(regions.firstBy("code").rows()).hasSize(regions.rows().size() - 3);
    }

    @Test
    @DisplayName("撤销的代码不再列为现行，去向是现行代码")
    void nameASuccessorForAbolishedCodes() {
        Set<String> present = new HashSet<>(Arrays.asList(regions.column("code")));
        for (String[] row : changed.rows()) {
            boolean abolished = !row[5].isEmpty();
            assertThat(present.contains(row[0])).as(row[3]).isEqualTo(!abolished);
            assertThat(abolished ? present.contains(row[6]) : row[6].isEmpty())
                    .as(row[3])
                    .isTrue();
        }
    }

    @Test
    @DisplayName("2017 至 2026 年的放假安排各自完整")
    void holdTenWholeYearsOfHolidays() {
        Map<Integer, List<Holiday>> notices = holidays().stream()
                .collect(Collectors.groupingBy(BundledFiles::noticeYear, TreeMap::new, Collectors.toList()));
        assertThat(notices).hasSize(10).containsKeys(2017, 2026);
        notices.forEach((year, days) -> assertThat(HolidayRules.reasonsAgainst(year, days, "test"))
                .as("%s", year)
                .isEmpty());
    }

    private static int noticeYear(Holiday holiday) {
        return holiday.day().getYear() + (holiday.day().getMonth() == Month.DECEMBER ? 1 : 0);
    }

    @Test
    @DisplayName("默认条款的值合乎类型，均标明演示，且有中英文名称")
    void giveEveryTermAValueAndAName() throws IOException {
        Properties chinese = words("zh");
        Properties english = words("en");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        for (String[] row : terms.rows()) {
            assertThat(TermKind.ofCode(row[2]).accepts(row[3])).as(row[0]).isTrue();
            assertThat(row[6]).isEqualTo("true");
            assertThat(chinese).containsKey("reference.term." + row[0]);
        }
        assertThat(terms.column("key")).doesNotHaveDuplicates();
        for (ReferenceRefusal each : ReferenceRefusal.values()) {
            assertThat(chinese).containsKey(each.refusal().code());
        }
        assertThat(chinese).containsKey(ReferenceRefusal.TERM_ENTERED_MEANWHILE);
    }
}
