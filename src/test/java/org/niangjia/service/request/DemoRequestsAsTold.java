package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.ToldWorld;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("演示世界里的诉求，讲完以后停在哪里")
class DemoRequestsAsTold {
    private final JdbcClient jdbc = ToldWorld.context().getBean(JdbcClient.class);
    private final List<DemoStory> stories = DemoStory.all();

    private record Ended(String text, String step, String result, boolean overdue) {}

    private List<Ended> told() {
        return jdbc.sql("""
                        SELECT r.text, c.step, coalesce(c.result, '') AS result, c.due_at < now() AS overdue
                          FROM request_request r JOIN casework_case c ON c.district = r.district AND c.id = r.case_id
                        """)
                .query((row, n) -> new Ended(
                        row.getString("text"),
                        row.getString("step"),
                        row.getString("result"),
                        row.getBoolean("overdue")))
                .list();
    }

    @Test
    @DisplayName("每一件都停在表上写的环节或结果")
    void eachStandsWhereTheTableSays() {
        Map<String, String> expected = new TreeMap<>();
        stories.forEach(story -> expected.put(story.text(), story.ends()));
        Map<String, String> actual = new TreeMap<>();
        told().forEach(one -> actual.put(
                one.text(), one.result().isEmpty() ? one.step() : one.result().toUpperCase(java.util.Locale.ROOT)));
        assertThat(actual).containsAllEntriesOf(expected);
    }

    @Test
    @DisplayName("每个环节、每种结果都有；普陀最多，别的区县也有")
    void showEveryStepAndResult() {
        Map<String, Long> counts =
                stories.stream().collect(Collectors.groupingBy(DemoStory::ends, Collectors.counting()));
        assertThat(counts)
                .containsOnlyKeys(
                        "SIGN",
                        "ASSIGN",
                        "HANDLE",
                        "REVISIT",
                        "OPINION",
                        "SOLVED",
                        "SILENT",
                        "UNREACHABLE",
                        "WITHDRAWN",
                        "OPINED");
        Map<Integer, Long> places =
                stories.stream().collect(Collectors.groupingBy(DemoStory::district, Collectors.counting()));
        assertThat(places).hasSize(9);
        assertThat(places.get(330903)).isGreaterThan(60);
    }

    @Test
    @DisplayName("匿名的、紧急的、窗口代录的、重新办理的、退回过的、超期的，都有")
    void showWhatIsOutOfTheOrdinary() {
        assertThat(count("SELECT count(*) FROM request_request WHERE anonymous AND channel = 'PORTAL'"))
                .isGreaterThan(2);
        assertThat(count("SELECT count(*) FROM request_request WHERE urgent")).isPositive();
        assertThat(count("SELECT count(DISTINCT channel) FROM request_request")).isEqualTo(7);
        assertThat(count("SELECT count(*) FROM request_request WHERE returns > 0"))
                .isGreaterThan(3);
        assertThat(count("SELECT count(DISTINCT case_id) FROM casework_move WHERE step_to = 'OPINION'"))
                .isEqualTo(2);
        assertThat(count("SELECT count(*) FROM casework_case WHERE withheld IS NOT NULL"))
                .isEqualTo(1);
        assertThat(told())
                .filteredOn(one -> one.result().isEmpty() && one.overdue())
                .hasSizeGreaterThan(1);
        assertThat(told())
                .filteredOn(one -> one.result().isEmpty() && !one.overdue())
                .hasSizeGreaterThan(40);
    }

    @Test
    @DisplayName("带照片的也有，照片看得见尺寸")
    void showPhotos() {
        assertThat(count("SELECT count(*) FROM attachment_file WHERE owner_kind = 'SQ' AND width = 640"))
                .isEqualTo((int) stories.stream()
                        .filter(story -> story.mark("照片") != null)
                        .count())
                .isGreaterThan(3);
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
