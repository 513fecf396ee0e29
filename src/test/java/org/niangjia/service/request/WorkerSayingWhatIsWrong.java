package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@HouseTest
@DisplayName("职工反映问题")
class WorkerSayingWhatIsWrong {
    @Autowired
    private ApplicationContext context;

    private Shipyard yard;

    @BeforeEach
    void build() {
        yard = new Shipyard(context);
    }

    @Test
    @DisplayName("当场就知道谁来办：姓名、职务、电话和答复期限")
    void learnsAtOnceWhoHasIt() {
        Http.Reply reply = yard.submit();
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        JsonNode view = reply.json();
        assertThat(view.path("no").asString()).matches("SQ-\\d{6}-\\d{4}-\\d{6,}");
        assertThat(view.path("stage").asString()).isEqualTo("SUBMITTED");
        assertThat(view.path("step").asString()).isEqualTo("SIGN");
        assertThat(view.at("/handler/name").asString()).isEqualTo("镇上林");
        assertThat(view.at("/handler/post").asString()).contains("船厂镇总工会");
        assertThat(view.at("/handler/phone").asString()).startsWith("0580-31000");
        assertThat(view.path("dueAt").asString()).contains("+08:00");
        assertThat(view.path("queryCode").asString()).matches("[2-9A-Z]{4}-[2-9A-Z]{4}");
        assertThat(view.path("version").asInt()).isEqualTo(1);
        assertThat(reply.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    @DisplayName("从提交到评价走完一遍，经过都看得见")
    void isAnsweredAndRates() {
        String no = yard.submit().text("no");
        assertThat(yard.officer
                        .post("/api/requests/" + no + "/signature", Map.of())
                        .text("step"))
                .isEqualTo("HANDLE");
        Http.Reply answered = yard.officer.post("/api/requests/" + no + "/reply", Map.of("text", "公司同意补发。"));
        assertThat(answered.text("step")).as(answered.raw().body()).isEqualTo("REVISIT");
        assertThat(answered.text("stage")).isEqualTo("DECIDED");
        Http.Reply rated = yard.worker.post(
                "/api/requests/" + no + "/revisit", Map.of("solved", true, "satisfaction", "GOOD", "words", "谢谢"));
        assertThat(rated.text("stage")).as(rated.raw().body()).isEqualTo("CLOSED");
        assertThat(rated.text("result")).isEqualTo("solved");
        JsonNode seen = yard.worker.get("/api/requests/" + no).json();
        assertThat(seen.path("record").valueStream().map(l -> l.path("outcome").asString()))
                .containsExactly("submitted", "signed", "replied", "solved");
    }

    @Test
    @DisplayName("说“还没有”，转上一级重新计时；两次之后由分管副主席签发答复意见")
    void goesOneLevelUpWhenNotSolved() {
        String no = yard.submit().text("no");
        yard.officer.post("/api/requests/" + no + "/signature", Map.of());
        yard.officer.post("/api/requests/" + no + "/reply", Map.of("text", "已经问过了。"));
        Http.Reply again = yard.worker.post("/api/requests/" + no + "/revisit", Map.of("solved", false));
        assertThat(again.text("stage")).as(again.raw().body()).isEqualTo("IN_PROGRESS");
        assertThat(again.json().at("/handler/name").asString()).isIn("中心赵", "县里钱");
        Http upper = again.json().at("/handler/name").asString().equals("中心赵") ? yard.countyOfficer : yard.deputy;
        upper.post("/api/requests/" + no + "/reply", Map.of("text", "已和公司谈过。"));
        yard.worker.post("/api/requests/" + no + "/revisit", Map.of("solved", false));
        upper.post("/api/requests/" + no + "/reply", Map.of("text", "第三次答复。"));
        Http.Reply third = yard.worker.post("/api/requests/" + no + "/revisit", Map.of("solved", false));
        assertThat(third.text("step")).as(third.raw().body()).isEqualTo("OPINION");
    }

    @Test
    @DisplayName("本单位工会主席兼人事，什么也查不到")
    void staysHiddenFromTheChairWhoIsAlsoHr() {
        String no = yard.submit().text("no");
        assertThat(yard.chair.get("/api/requests/" + no).status()).isEqualTo(404);
        assertThat(yard.chair.get("/api/requests").raw().body()).doesNotContain(no);
        assertThat(yard.chair.get("/api/tasks").raw().body()).doesNotContain(no);
        assertThat(yard.chair
                        .post("/api/requests/" + no + "/signature", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(yard.neighbour.get("/api/requests/" + no).status()).isEqualTo(404);
        assertThat(yard.officer.get("/api/requests/" + no).status()).isEqualTo(200);
        assertThat(yard.countyOfficer.get("/api/requests/" + no).status()).isEqualTo(200);
        assertThat(yard.cityOfficer.get("/api/requests/" + no).status()).isEqualTo(200);
        assertThat(Http.nobody(context).get("/api/requests/" + no).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("同一份提交发两遍，只办一件")
    void isCountedOnceWhenSentTwice() {
        Http.Reply first = yard.worker.post("/api/requests", yard.wages(), "Idempotency-Key", "k-" + yard.district);
        Http.Reply second = yard.worker.post("/api/requests", yard.wages(), "Idempotency-Key", "k-" + yard.district);
        assertThat(first.status()).as(first.raw().body()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("no")).isEqualTo(first.text("no"));
        Map<String, Object> other = yard.wages();
        other.put("text", "另外一件事，加班没有钱。");
        assertThat(yard.worker
                        .post("/api/requests", other, "Idempotency-Key", "k-" + yard.district)
                        .status())
                .isEqualTo(422);
    }

    @Test
    @DisplayName("撤回以后再答复，会被告知，不会丢")
    void isToldWhenWithdrawnMeanwhile() {
        String no = yard.submit().text("no");
        yard.officer.post("/api/requests/" + no + "/signature", Map.of());
        assertThat(yard.worker
                        .post("/api/requests/" + no + "/withdrawal", Map.of())
                        .text("stage"))
                .isEqualTo("WITHDRAWN");
        Http.Reply late = yard.officer.post("/api/requests/" + no + "/reply", Map.of("text", "答复"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("code")).isEqualTo("casework.ENDED_MEANWHILE");
    }

    @Test
    @DisplayName("缺什么一次说完")
    void isToldEverythingThatIsMissing() {
        Http.Reply reply = yard.worker.post("/api/requests", Map.of("text", ""));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json()
                        .path("refusals")
                        .valueStream()
                        .map(r -> r.path("code").asString()))
                .contains("request.TEXT_MISSING", "request.CATEGORY_MISSING", "request.DISTRICT_MISSING");
        assertThat(reply.text("title")).isEqualTo("还差一点");
    }
}
