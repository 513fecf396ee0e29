package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
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
@DisplayName("本单位工会主席兼人事，想知道谁得了什么病")
class ChairWhoIsHr {
    private static final String ILLNESS = "冠状动脉";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private AidCounty county;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
    }

    @Test
    @DisplayName("职工没同意，清单、待办、页面、材料、打印都没有这件事")
    void findsNothing() {
        String no = county.claimed(county.insured().claim(523_297));
        county.firstReview(no);
        for (String path : List.of(
                "/api/mutual-aid/claims/" + no,
                AidCounty.at(no, "papers"),
                AidCounty.at(no, "form"),
                "/api/cases/" + no)) {
            Http.Reply reply = county.chair.get(path);
            assertThat(reply.raw().body()).as(path).doesNotContain(ILLNESS);
            if (!path.contains("/cases/")) {
                assertThat(reply.status()).as(path).isEqualTo(404);
            }
        }
        for (String path : List.of("/api/mutual-aid/claims", "/api/tasks", "/api/requests")) {
            assertThat(county.chair.get(path).raw().body()).as(path).doesNotContain(no);
        }
        assertThat(county.chair
                        .post(AidCounty.at(no, "review"), Map.of("verdict", "AWARD"))
                        .status())
                .isEqualTo(404);
        assertThat(county.town.get("/api/mutual-aid/claims/" + no).status()).isEqualTo(404);
        assertThat(county.neighbour.get("/api/mutual-aid/claims/" + no).status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("职工同意让单位知道：只有进度和金额；收回以后又什么都没有")
    void isToldStateAndAmountIfTheWorkerAgrees() {
        String no = county.claimed(county.insured().claim(523_297));
        county.worker.post(AidCounty.at(no, "unit-consent"), Map.of("may", true));
        Http.Reply told = county.chair.get("/api/mutual-aid/claims/" + no);
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.raw().body()).doesNotContain(ILLNESS, "computed", "selfPay", "record");
        assertThat(county.chair.get("/api/mutual-aid/claims").raw().body())
                .contains(no)
                .doesNotContain(ILLNESS);
        assertThat(county.chair.get(AidCounty.at(no, "papers")).status()).isEqualTo(404);
        county.worker.post(AidCounty.at(no, "unit-consent"), Map.of("may", false));
        assertThat(county.chair.get("/api/mutual-aid/claims/" + no).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("单位替职工交的材料，交了就打不开")
    void cannotReopenWhatTheUnitFiled() {
        Map<String, Object> claim = new HashMap<>(county.insured().claim(300_000));
        Http.Reply filed = county.chair.post("/api/mutual-aid/claims", claim);
        assertThat(filed.status()).as(filed.raw().body()).isEqualTo(201);
        String no = filed.text("no");
        assertThat(filed.raw().body()).doesNotContain(ILLNESS);
        assertThat(county.chair.get("/api/mutual-aid/claims/" + no).status()).isEqualTo(404);
        assertThat(county.chair.get(AidCounty.at(no, "papers")).status()).isEqualTo(404);
        assertThat(county.clerk.get("/api/mutual-aid/claims/" + no).status()).isEqualTo(200);
    }

    private List<String> consents(String kind) {
        return jdbc.sql("""
                        SELECT given_by || '/' || witness FROM mutualaid_claim_consent
                         WHERE district = :d AND kind = :kind AND withdrawn_at IS NULL
                        """)
                .param("d", county.district)
                .param("kind", kind)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private String form(Http asked, InsuredWorker who) {
        Http.Reply found = asked.post(
                "/api/mutual-aid/claims/who",
                Map.of("district", county.district, "name", who.name, "idNumber", who.number));
        assertThat(found.status()).as(found.raw().body()).isEqualTo(200);
        return asked.get("/mutual-aid/claims/new").raw().body();
    }

    @Test
    @DisplayName("主席替职工交，勾“让单位知道”不算数：同意的是职工本人签的纸，主席只是交的人")
    void cannotAgreeInTheWorkersPlace() {
        InsuredWorker who = county.insured();
        assertThat(form(county.chair, who)).contains("name=\"consent\"").doesNotContain("unitMaySee");
        Map<String, Object> claim = who.claim(300_000);
        claim.put("unitMaySee", true);
        String no = county.chair.post("/api/mutual-aid/claims", claim).text("no");
        assertThat(consents("SENSITIVE")).containsExactly(who.name + "/人事郑");
        assertThat(consents("UNIT")).isEmpty();
        assertThat(county.chair.get("/api/mutual-aid/claims/" + no).status()).isEqualTo(404);
        assertThat(county.chair.get("/api/mutual-aid/claims").raw().body()).doesNotContain(no);
    }

    @Test
    @DisplayName("窗口录入：职工签了纸才算同意让单位知道，记职工的名字和经办人见证")
    void isToldOfWhatWasSignedAtTheCounter() {
        InsuredWorker who = county.insured();
        assertThat(form(county.clerk, who)).contains("name=\"unitMaySee\"", "职工本人已签字");
        Map<String, Object> claim = who.claim(300_000);
        claim.put("unitMaySee", true);
        String no = county.clerk.post("/api/mutual-aid/claims", claim).text("no");
        assertThat(consents("SENSITIVE")).containsExactly(who.name + "/经办周");
        assertThat(consents("UNIT")).containsExactly(who.name + "/经办周");
        assertThat(county.chair.get("/api/mutual-aid/claims/" + no).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("职工自己在手机上勾了才算，没有见证人；同名的账号勾了不算")
    void isToldByTheWorkerAlone() {
        InsuredWorker who = county.insured();
        Map<String, Object> claim = who.claim(300_000);
        claim.put("unitMaySee", true);
        Http alike = Http.as(context, county.place.account(who.name));
        assertThat(alike.post("/api/mutual-aid/claims", claim).status()).isEqualTo(201);
        assertThat(consents("UNIT")).isEmpty();
        Map<String, Object> own = who.claim(300_000);
        own.put("unitMaySee", true);
        county.claimed(own);
        assertThat(consents("UNIT")).containsExactly(who.name + "/");
    }

    @Test
    @DisplayName("出纳和没经手的人看不到病情；审核人看一次记一次，职工查得到")
    void isReadByReviewersAloneAndEveryLookIsKept() {
        String no = county.claimed(county.insured().claim(523_297));
        assertThat(county.cashier.get(AidCounty.at(no, "papers")).status()).isEqualTo(404);
        assertThat(county.deputy.get(AidCounty.at(no, "papers")).status()).isEqualTo(404);
        assertThat(county.auditor.get(AidCounty.at(no, "papers")).status()).isNotEqualTo(200);
        assertThat(county.deputy.get("/api/mutual-aid/claims/" + no).raw().body())
                .doesNotContain("computed");
        assertThat(county.clerk.get(AidCounty.at(no, "papers")).raw().body()).contains(ILLNESS);
        county.firstReview(no);
        assertThat(county.reviewer.get(AidCounty.at(no, "papers")).status()).isEqualTo(404);
        assertThat(county.clerk.get(AidCounty.at(no, "papers")).status()).isEqualTo(200);
        assertThat(county.worker.get(AidCounty.at(no, "looks")).raw().body())
                .contains("REVEALED")
                .contains("经办人");
    }

    @Test
    @DisplayName("数据库里没有病名、医院和票据号的明文")
    void leavesNoIllnessInTheDatabase() {
        Map<String, Object> claim = county.insured().claim(523_297);
        county.firstReview(county.claimed(claim));
        for (String table : jdbc.sql("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
                .query((row, n) -> row.getString(1))
                .list()) {
            for (Object secret : List.of(ILLNESS, "某区第一人民医院", claim.get("invoiceNumber"), claim.get("bankCard"))) {
                assertThat(jdbc.sql("SELECT count(*) FROM \"" + table + "\" t WHERE t::text LIKE :text")
                                .param("text", "%" + secret + "%")
                                .query(Long.class)
                                .single())
                        .as(table + " " + secret)
                        .isZero();
            }
        }
    }

    @Test
    @DisplayName("经审抽到的才能看材料，结论记一行")
    void isNotTheAuditorWhoReadsWhatWasDrawn() {
        String no = county.claimed(county.insured().claim(523_297));
        county.firstReview(no);
        assertThat(county.auditor
                        .post("/api/mutual-aid/samples", Map.of())
                        .json()
                        .path("drawn")
                        .asInt())
                .as("核定了还没付的，不抽")
                .isZero();
        assertThat(county.auditor.get(AidCounty.at(no, "papers")).status()).isNotEqualTo(200);
        AidBank bank = new AidBank(context, county);
        bank.payAll();
        Http.Reply drawn = county.auditor.post("/api/mutual-aid/samples", Map.of());
        assertThat(drawn.json().path("drawn").asInt()).as(drawn.raw().body()).isEqualTo(1);
        assertThat(county.auditor.get(AidCounty.at(no, "papers")).raw().body()).contains(ILLNESS);
        assertThat(county.auditor
                        .post("/api/mutual-aid/samples", Map.of())
                        .json()
                        .path("drawn")
                        .asInt())
                .isZero();
        assertThat(county.auditor
                        .post(AidCounty.at(no, "sample-result"), Map.of("result", "WRONG"))
                        .status())
                .isEqualTo(422);
        assertThat(county.auditor
                        .post(AidCounty.at(no, "sample-result"), Map.of("result", "RIGHT"))
                        .status())
                .isEqualTo(200);
        assertThat(county.auditor.get("/api/mutual-aid/samples").raw().body()).contains("RIGHT", no);
        assertThat(county.clerk.get("/api/mutual-aid/samples").status()).isEqualTo(403);
    }
}
