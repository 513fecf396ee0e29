package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.niangjia.ToldWorld;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.niangjia.service.mutualaid.award.ClaimSteps;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("slow")
@DisplayName("演示：普陀的互助金申领")
class ClaimsOfTheDemo {
    private final JdbcClient jdbc = ToldWorld.context().getBean(JdbcClient.class);

    private List<String> distinct(String column, boolean open) {
        return jdbc.sql("SELECT DISTINCT " + column + """
                         FROM case_view WHERE district = 330903 AND type = :type AND (closed_at IS NULL) = :open
                        """)
                .param("type", AidClaim.CODE)
                .param("open", open)
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    @DisplayName("办理中的每一步都有一件，还有付了的、撤回的")
    void standInEveryState() {
        assertThat(distinct("step", true))
                .containsExactlyInAnyOrder(
                        Arrays.stream(ClaimSteps.values()).map(Enum::name).toArray(String[]::new));
        assertThat(distinct("result", false)).contains(AidClaim.PAID, AidClaim.WITHDRAWN);
    }

    @Test
    @DisplayName("单位在为下一个年度续保，每一步都有一份名册")
    void haveUnitsThatRenewBesideThem() {
        assertThat(jdbc.sql("SELECT DISTINCT state FROM mutualaid_roster WHERE district = 330903")
                        .query(String.class)
                        .list())
                .contains("DRAFT", "SUBMITTED", "RETURNED", "APPROVED", "IN_FORCE");
    }
}
