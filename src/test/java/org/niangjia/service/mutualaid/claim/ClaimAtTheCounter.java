package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("不用手机的人：窗口代交材料、代提申诉，当场有回执")
class ClaimAtTheCounter {
    @Autowired
    private ApplicationContext context;

    private AidCounty county;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
    }

    /** Entered by the centre's reviewer, for somebody without an account. */
    private String entered(long selfPayFen, String cause) {
        Map<String, Object> claim = county.insured().claim(selfPayFen);
        claim.put("cause", cause);
        Http.Reply reply = county.reviewer.post("/api/mutual-aid/claims", claim);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        return reply.text("no");
    }

    private List<String> record(String no) {
        return county.clerk
                .get("/api/mutual-aid/claims/" + no)
                .json()
                .path("record")
                .valueStream()
                .map(each ->
                        each.path("outcome").asString() + " " + each.path("by").asString())
                .toList();
    }

    @Test
    @DisplayName("缺件在窗口补：回到受理，记录写明谁收的，回执大字打印")
    void suppliesWhatWasAskedFor() {
        String no = entered(300_000, "illness");
        county.clerk.post(AidCounty.at(no, "supplement-list"), Map.of("papers", List.of("SETTLEMENT")));
        assertThat(county.clerk
                        .post(AidCounty.at(no, "counter-supplement"), Map.of())
                        .status())
                .isEqualTo(422);
        Http.Reply supplied = county.reviewer.post(AidCounty.at(no, "counter-supplement"), Map.of("text", "结算单原件已收"));
        assertThat(supplied.text("step")).as(supplied.raw().body()).isEqualTo("ACCEPT");
        assertThat(record(no)).contains("supplied 复核孙");
        Http.Reply receipt = county.reviewer.get("/mutual-aid/claims/" + no + "/receipt");
        assertThat(receipt.raw().body()).contains("受理回执", no).doesNotContain("冠状动脉", "900.00");
        assertThat(county.town
                        .post(AidCounty.at(no, "counter-supplement"), Map.of("text", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(county.cashier
                        .post(AidCounty.at(no, "counter-supplement"), Map.of("text", "x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("不予补助的在窗口申诉：另一个人复核")
    void appealsForThem() {
        String no = entered(300_000, "workInjury");
        county.clerk.post(AidCounty.at(no, "acceptance"), Map.of());
        assertThat(county.review(county.clerk, no, "REFUSE").text("step")).isEqualTo("TELL");
        Http.Reply appealed = county.reviewer.post(AidCounty.at(no, "counter-appeal"), Map.of("text", "本人说不是工伤"));
        assertThat(appealed.text("step")).as(appealed.raw().body()).isEqualTo("APPEAL");
        assertThat(record(no)).contains("appealed 复核孙");
        assertThat(county.review(county.head, no, "REFUSE").text("step")).isEqualTo("TELL");
        Map<String, Object> letter = Map.of("how", "HANDED", "on", county.place.today(), "whom", "申领人本人");
        assertThat(county.clerk.post(AidCounty.at(no, "telling"), letter).text("result"))
                .isEqualTo("upheld");
    }
}
