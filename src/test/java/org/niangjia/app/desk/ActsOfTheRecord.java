package org.niangjia.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.Http;
import org.niangjia.ToldWorld;
import org.niangjia.platform.frame.Dictionary;
import org.niangjia.platform.frame.Words;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@DisplayName("审计看办理记录")
class ActsOfTheRecord {
    private final ConfigurableApplicationContext house = ToldWorld.context();
    private final JdbcClient jdbc = house.getBean(JdbcClient.class);

    private record Recorded(String act, String kind) {}

    @Test
    @DisplayName("演示世界里记下的每一种行为，中英文都叫得出名字")
    void haveNamesInBothLanguages() {
        List<Recorded> all = jdbc.sql("SELECT DISTINCT act, subject_kind FROM trail_entry")
                .query((row, n) -> new Recorded(row.getString(1), row.getString(2)))
                .list();
        assertThat(all).hasSizeGreaterThan(15);
        for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            Words words = house.getBean(Dictionary.class).in(locale);
            assertThat(all)
                    .as(locale.toString())
                    .allSatisfy(one ->
                            assertThat(Acts.label(words, one.act(), one.kind())).isNotEqualTo(one.act()));
        }
    }

    @Test
    @DisplayName("按行为、按人、按天筛选；筛不出来就是空的")
    void areFiltered() {
        var auditor = jdbc.sql("SELECT id FROM access_account WHERE name = '蔡景行'")
                .query((row, n) -> row.getObject(1, java.util.UUID.class))
                .single();
        Http audit = Http.as(house, auditor);
        List<JsonNode> signed = items(audit, "/api/trail?act=casework.signed&limit=200");
        assertThat(signed)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("act").asString()).isEqualTo("casework.signed"));
        String account = signed.getFirst().path("account").asString();
        assertThat(items(audit, "/api/trail?account=" + account))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("account").asString()).isEqualTo(account));
        String day = signed.getFirst().path("at").asString().substring(0, 10);
        assertThat(items(audit, "/api/trail?act=casework.signed&from=" + day + "&until=" + day))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.path("at").asString()).startsWith(day));
        assertThat(items(audit, "/api/trail?until=1999-12-31")).isEmpty();
        assertThat(items(audit, "/api/trail?account=x&from=y")).as("看不懂的条件不算").isNotEmpty();
    }

    private static List<JsonNode> items(Http audit, String address) {
        return audit.get(address).json().path("items").valueStream().toList();
    }
}
