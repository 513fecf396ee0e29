package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("工友联名")
class WorkmatesSigningTogether {
    @Autowired
    private ApplicationContext context;

    private Shipyard yard;

    @BeforeEach
    void build() {
        yard = new Shipyard(context);
    }

    @Test
    @DisplayName("凭链接用自己的账号联名：各看各评，满十人提醒；单位工会主席打开链接什么也没有")
    void signSeeAndRate() {
        String no = yard.submit().text("no");
        yard.officer.post("/api/requests/" + no + "/signature", Map.of());
        Http.Reply opened = yard.worker.post("/api/requests/" + no + "/joint", Map.of());
        assertThat(opened.status()).as(opened.raw().body()).isEqualTo(200);
        String code = opened.text("link").replaceAll(".*/", "");
        String link = "/api/joint/" + no + "/" + code;
        UUID mate = yard.place.account("李焊工");
        Http first = Http.as(context, mate);
        assertThat(first.get("/api/joint/" + no).status()).isEqualTo(404);
        assertThat(first.get(link.replace(code, "AAAA-2222")).status()).isEqualTo(404);
        assertThat(first.get("/joint/" + no + "/" + code).raw().body()).contains("九月的工资少发了一千二");
        assertThat(yard.chair.get(link).status()).isEqualTo(404);
        assertThat(yard.chair.post(link, Map.of()).status()).isEqualTo(404);
        assertThat(first.post(link, Map.of()).status()).isEqualTo(200);
        assertThat(first.post(link, Map.of()).raw().body()).contains("request.SIGNED_ALREADY");
        assertThat(yard.worker.post(link, Map.of()).raw().body()).contains("request.SIGNED_ALREADY");
        for (int i = 2; i <= 8; i++) {
            Http other = Http.as(context, yard.place.account("工友" + i));
            assertThat(other.post(link, Map.of()).status()).isEqualTo(200);
        }
        assertThat(yard.officer.get("/requests/" + no).raw().body())
                .contains("联名 9 人")
                .doesNotContain("群体诉求");
        Http tenth = Http.as(context, yard.place.account("工友九"));
        assertThat(tenth.post(link, Map.of()).status()).isEqualTo(200);
        assertThat(yard.officer.get("/requests/" + no).raw().body()).contains("联名 10 人", "群体诉求");
        assertThat(first.post("/api/joint/" + no + "/revisit", Map.of("solved", true))
                        .raw()
                        .body())
                .contains("request.NOT_ANSWERED");
        yard.officer.post("/api/requests/" + no + "/reply", Map.of("text", "公司同意都补发。"));
        Http.Reply seen = first.get("/api/joint/" + no);
        assertThat(seen.raw().body()).contains("公司同意都补发。");
        assertThat(first.get("/joint/" + no).raw().body()).contains("公司同意都补发。", "解决了吗");
        assertThat(first.get("/api/requests/" + no).status()).isEqualTo(404);
        assertThat(first.post("/api/joint/" + no + "/revisit", Map.of("solved", false, "words", "还差八月"))
                        .status())
                .isEqualTo(200);
        assertThat(yard.worker.get("/api/requests/" + no).text("stage")).isEqualTo("DECIDED");
        assertThat(Http.as(context, yard.place.account("来晚了的"))
                        .post(link, Map.of())
                        .raw()
                        .body())
                .contains("request.JOINT_TOO_LATE");
    }

    @Test
    @DisplayName("匿名的诉求不能联名：联名的人会知道是谁")
    void refuseTheAnonymous() {
        Map<String, Object> hidden = yard.wages();
        hidden.put("anonymous", true);
        String no = yard.worker.post("/api/requests", hidden).text("no");
        Http.Reply reply = yard.worker.post("/api/requests/" + no + "/joint", Map.of());
        assertThat(reply.raw().body()).contains("request.JOINT_ANONYMOUS");
    }
}
