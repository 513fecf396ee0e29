package org.niangjia.service.mutualaid.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.service.mutualaid.claim.AidCounty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("测速基线写的和程序写的一样多")
class BaselineOfAClaim {
    private static final List<String> TABLES = List.of(
            "casework_case",
            "casework_move",
            "casework_task",
            "casework_clock",
            "trail_entry",
            "mutualaid_claim",
            "mutualaid_claim_amount",
            "mutualaid_claim_invoice",
            "mutualaid_claim_consent");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private List<Long> rows(int district) {
        return TABLES.stream()
                .map(table -> jdbc.sql("SELECT count(*) FROM " + table + " WHERE district = :d")
                        .param("d", district)
                        .query(Long.class)
                        .single())
                .toList();
    }

    @Test
    @DisplayName("一件申领，每张表各一行")
    void writesTheSameRows() throws Exception {
        AidCounty county = new AidCounty(context);
        Map<String, Object> claim = county.insured().claim(300_000);
        List<String> sql = new ClassPathResource("bench/claim.sql")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("--") && !line.isBlank())
                .toList();
        UUID person = jdbc.sql("SELECT id FROM mutualaid_person WHERE district = :d")
                .param("d", county.district)
                .query((row, n) -> row.getObject(1, UUID.class))
                .single();
        List<Long> before = rows(county.district);
        county.claimed(claim);
        List<Long> ours = rows(county.district);
        try (ClaimBySql bare =
                new ClaimBySql(context.getBean(DataSource.class), sql, county.district, List.of(person))) {
            bare.once(1);
        }
        List<Long> both = rows(county.district);
        for (int i = 0; i < TABLES.size(); i++) {
            assertThat(ours.get(i) - before.get(i)).as(TABLES.get(i)).isEqualTo(1);
            assertThat(both.get(i) - ours.get(i)).as(TABLES.get(i)).isEqualTo(1);
        }
    }
}
