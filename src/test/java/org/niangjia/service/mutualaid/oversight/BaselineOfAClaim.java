package org.niangjia.service.mutualaid.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
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
    @DisplayName("替同事交的一件申领，每张表的行数一样")
    void writesTheSameRows() throws Exception {
        AidCounty county = new AidCounty(context);
        Map<String, Object> claim = new HashMap<>(county.insured().claim(300_000));
        claim.put("agentRelation", "COLLEAGUE");
        claim.put("authorised", true);
        List<String> sql = new ClassPathResource("bench/claim.sql")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("--") && !line.isBlank())
                .toList();
        UUID person = jdbc.sql("SELECT id FROM mutualaid_person WHERE district = :d")
                .param("d", county.district)
                .query((row, n) -> row.getObject(1, UUID.class))
                .single();
        Http colleague = Http.as(context, county.place.account("同事沈"));
        List<Long> before = rows(county.district);
        assertThat(colleague.post("/api/mutual-aid/claims", claim).status()).isEqualTo(201);
        List<Long> ours = rows(county.district);
        try (ClaimBySql bare =
                new ClaimBySql(context.getBean(DataSource.class), sql, county.district, List.of(person))) {
            bare.once(1);
        }
        List<Long> both = rows(county.district);
        for (int i = 0; i < TABLES.size(); i++) {
            // the trail has the look-up too
            long each = TABLES.get(i).equals("trail_entry") ? 2 : 1;
            assertThat(ours.get(i) - before.get(i)).as(TABLES.get(i)).isEqualTo(each);
            assertThat(both.get(i) - ours.get(i)).as(TABLES.get(i)).isEqualTo(each);
        }
    }
}
