package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.service.mutualaid.cover.InsuredWorker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("知道别人的姓名和身份证号，想从申领试算里看出别人以前领过什么")
class StrangerWithAnIdNumber {
    private static final String BY_CENTRE = "金额由职工服务中心核算";
    /** Awarded before, and what the second claim of the year comes to. */
    private static final List<String> SUMS = List.of("900.00", "1,000.00", "1000.00", "1,900.00", "1900.00");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private AidCounty county;
    private InsuredWorker who;
    private Http person;

    /** Somebody who was awarded 900.00 yuan this year. */
    @BeforeEach
    void build() {
        county = new AidCounty(context);
        who = county.insured();
        person = county.worker;
        assertThat(county.firstReview(county.claimed(who.claim(300_000)))
                        .json()
                        .path("payoutFen")
                        .asLong())
                .isEqualTo(90_000);
    }

    private Map<String, Object> second() {
        Map<String, Object> claim = who.claimBy("COLLEAGUE");
        claim.put("agentName", "代办人甲");
        return claim;
    }

    /** What the page before handing in says to somebody who types this. */
    private String preview(Http asked, Map<String, Object> claim) {
        Http.Reply found = asked.post(
                "/api/mutual-aid/claims/who",
                Map.of("district", county.district, "name", who.name, "idNumber", who.number));
        assertThat(found.status()).as(found.raw().body()).isEqualTo(200);
        Http.Reply kept = asked.post("/api/mutual-aid/claims/new", claim);
        assertThat(kept.status()).as(kept.raw().body()).isEqualTo(200);
        return asked.get("/mutual-aid/claims/preview").raw().body();
    }

    private long looks() {
        return jdbc.sql("""
                        SELECT count(*) FROM trail_entry t JOIN mutualaid_person p ON p.district = t.district AND p.id = t.subject
                         WHERE t.district = :d AND t.act = 'mutualaid.insured.sought' AND p.name = :name
                        """)
                .param("d", county.district)
                .param("name", who.name)
                .query(Long.class)
                .single();
    }

    private List<String> codes(Http asked, InsuredWorker other) {
        return asked.post(
                        "/api/mutual-aid/claims/who",
                        Map.of("district", county.district, "name", other.name, "idNumber", other.number))
                .codes();
    }

    @Test
    @DisplayName("本人看得到怎么接着以前的算")
    void isNotTheClaimantWhoSeesItAll() {
        assertThat(preview(person, who.claim(300_000))).contains("1,000.00").doesNotContain(BY_CENTRE);
        assertThat(looks()).isZero();
    }

    @Test
    @DisplayName("陌生人、同名的账号：只知道单子能不能读，没有一个算出来的数；每查一次记一行")
    void seesNoSum() {
        int n = 0;
        for (String name : List.of("不相干的人", who.name)) {
            Http stranger = Http.as(context, county.place.account(name));
            assertThat(preview(stranger, second())).as(name).contains(BY_CENTRE).doesNotContain(SUMS);
            n++;
            assertThat(looks()).as(name).isEqualTo(n);
        }
    }

    @Test
    @DisplayName("单子本身的问题照说：不在保障期、除外原因、单子加不平")
    void isToldWhatIsWrongWithTheSheet() {
        Http stranger = Http.as(context, county.place.account("不相干的人"));
        Map<String, Object> claim = second();
        claim.put("cause", "workInjury");
        claim.put("admitted", "2010-03-01");
        claim.put("discharged", "2010-03-05");
        assertThat(preview(stranger, claim)).contains(BY_CENTRE, "保障期").doesNotContain(SUMS);
        claim.put("amounts", Map.of("total", 1_000_000, "pooled", 500_000, "selfPay", 300_000, "ownExpense", 100_000));
        assertThat(stranger.post("/api/mutual-aid/claims/new", claim).codes())
                .containsExactly("benefit.SHEET_DOES_NOT_ADD_UP");
    }

    @Test
    @DisplayName("本单位工会主席：替本单位的人交，看不到数；别的单位的人，查不到")
    void isTheChairOfAUnit() {
        assertThat(preview(county.chair, second())).contains(BY_CENTRE).doesNotContain(SUMS);
        assertThat(looks()).isEqualTo(1);
        InsuredWorker elsewhere = new InsuredWorker(context, county.district);
        assertThat(codes(county.chair, elsewhere)).containsExactly("mutualaid.NO_COVER");
        assertThat(county.chair
                        .post("/api/mutual-aid/claims", elsewhere.claim(300_000))
                        .codes())
                .containsExactly("mutualaid.NO_COVER");
        assertThat(codes(county.clerk, elsewhere)).isEmpty();
    }

    @Test
    @DisplayName("中心窗口看得到；镇上窗口看不到；出纳、经审、邻县不在窗口，不让查")
    void isAnOfficer() {
        assertThat(preview(county.clerk, second())).contains("1,000.00").doesNotContain(BY_CENTRE);
        assertThat(preview(county.town, second())).contains(BY_CENTRE).doesNotContain(SUMS);
        assertThat(looks()).isEqualTo(2);
        for (Http other : List.of(county.cashier, county.auditor, county.neighbour)) {
            assertThat(codes(other, who)).containsExactly("mutualaid.NOT_AT_COUNTER");
            assertThat(other.post("/api/mutual-aid/claims", second()).codes())
                    .containsExactly("mutualaid.NOT_AT_COUNTER");
        }
        assertThat(looks()).isEqualTo(2);
    }

    @Test
    @DisplayName("用接口一次交上来：交成没交成、查到没查到，都记一行")
    void isRecordedAlsoWhenRefused() {
        Http stranger = Http.as(context, county.place.account("不相干的人"));
        Map<String, Object> claim = second();
        claim.put("consent", false);
        assertThat(stranger.post("/api/mutual-aid/claims", claim).codes()).containsExactly("mutualaid.CONSENT_MISSING");
        assertThat(looks()).isEqualTo(1);
        assertThat(stranger.post("/api/mutual-aid/claims", second()).status()).isEqualTo(201);
        assertThat(looks()).isEqualTo(2);
        Map<String, Object> wrong = second();
        wrong.put("name", "没有这个人");
        assertThat(stranger.post("/api/mutual-aid/claims", wrong).codes()).containsExactly("mutualaid.NO_COVER");
        assertThat(jdbc.sql("SELECT count(*) FROM trail_entry WHERE district = :d AND act = 'mutualaid.insured.sought'")
                        .param("d", county.district)
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }
}
