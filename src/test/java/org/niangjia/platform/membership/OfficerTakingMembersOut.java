package org.niangjia.platform.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.platform.access.PostRole;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("把会员名册导出成表格")
class OfficerTakingMembersOut {
    private static final String EXPORTS = "/api/members/exports";

    @Autowired
    private ApplicationContext context;

    private TestMembers people;

    @BeforeEach
    void aRegister() {
        people = new TestMembers(context);
        people.join("会员甲", people.unit);
        people.join("会员乙", people.unit);
        people.join("别家的", people.sister);
    }

    private Http in(org.niangjia.platform.organisation.Union union, PostRole role) {
        return Http.as(context, people.house.holder(union, role, "导出的干部"));
    }

    private static String csv(Http who, Map<String, ?> wish) {
        Http.Reply asked = who.post(EXPORTS, wish);
        assertThat(asked.status()).as(asked.raw().body()).isEqualTo(201);
        return new String(who.bytes(asked.text("file")), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("按姓名筛选，只导出自己看得到的人，号码遮盖")
    void onlyWhoIsSeenAndMasked() {
        Http county = in(people.house.county, PostRole.DEPARTMENT_HEAD);
        List<String> columns = List.of("name", "union", "state", "phoneMasked");
        assertThat(csv(county, Map.of("columns", columns, "format", "csv")).lines())
                .hasSize(4)
                .contains("会员甲,船厂工会,在籍,138 **** 8000");
        assertThat(csv(county, Map.of("columns", columns, "format", "csv", "filter", Map.of("q", "会员")))
                        .lines())
                .hasSize(3);
        Http town = in(people.otherTown, PostRole.CHAIR);
        assertThat(csv(town, Map.of("columns", List.of("name"), "format", "csv")))
                .contains("别家的")
                .doesNotContain("会员");
    }

    @Test
    @DisplayName("全号要写理由，写了才开")
    void numbersTakeAReason() {
        Http county = in(people.house.county, PostRole.DEPUTY_CHAIR);
        List<String> columns = List.of("name", "idNumber", "phone");
        assertThat(county.post(EXPORTS, Map.of("columns", columns, "format", "csv"))
                        .status())
                .isEqualTo(422);
        assertThat(csv(county, Map.of("columns", columns, "format", "csv", "reason", "核对会费")))
                .contains("13800138000")
                .contains("990903");
    }
}
