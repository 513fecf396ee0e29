package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.organisation.Post;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HouseTest
@DisplayName("厂里的人事兼工会主席，又当上了县总的经审委员")
class AuditorTiedToTheEmployer {
    @Autowired
    private ApplicationContext context;

    private Shipyard yard;
    private Http tied;
    private Http free;
    private String no = "";
    private UUID id = new UUID(0, 0);

    @BeforeEach
    void build() {
        yard = new Shipyard(context);
        Post post = yard.place.post(yard.place.county, PostRole.AUDITOR);
        yard.place.appoint(post, yard.chairAccount);
        UUID other = yard.place.holder(yard.place.county, PostRole.AUDITOR, "经审吴");
        no = yard.submit().text("no");
        yard.officer.post("/api/requests/" + no + "/signature", java.util.Map.of());
        yard.officer.get("/api/requests/" + no);
        id = context.getBean(JdbcClient.class)
                .sql("SELECT id FROM casework_case WHERE no = ?")
                .param(no)
                .query((row, n) -> row.getObject(1, UUID.class))
                .single();
        tied = Http.as(context, yard.chairAccount);
        free = Http.as(context, other);
    }

    /** Page after page, as small as it gets, so that what is left out lies across the edges of pages. */
    private static List<JsonNode> all(Http auditor, String filter) {
        List<JsonNode> lines = new ArrayList<>();
        String after = "";
        for (int page = 0; page < 100; page++) {
            Http.Reply reply = auditor.get("/api/trail?limit=2" + filter + after);
            assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
            lines.addAll(Http.items(reply));
            if (reply.json().path("next").isNull()) {
                return lines;
            }
            after = "&after=" + reply.text("next");
        }
        throw new AssertionError("the record never ends");
    }

    @Test
    @DisplayName("办理记录里找不到那件保密的诉求：列表、按事、按承办人都没有")
    void findsNothingOfTheConfidentialCase() {
        String word = no;
        assertThat(all(tied, ""))
                .as("the record itself is open")
                .isNotEmpty()
                .noneMatch(line ->
                        line.toString().contains(word) || line.toString().contains(id.toString()));
        assertThat(all(tied, "&subject=" + id)).isEmpty();
        assertThat(all(tied, "&account=" + yard.officerAccount))
                .noneMatch(line -> line.toString().contains(id.toString()));
    }

    @Test
    @DisplayName("不相干的经审委员照样看得到")
    void isSeenByAnAuditorWhoIsNotTied() {
        assertThat(all(free, "&subject=" + id)).hasSizeGreaterThanOrEqualTo(2);
    }
}
