package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("干部在窗口代录")
class OfficerAtTheCounter {
    @Autowired
    private ApplicationContext context;

    private Shipyard yard;

    @BeforeEach
    void house() {
        yard = new Shipyard(context);
    }

    private Map<String, Object> entry(String channel) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "龚䶮");
        body.put("phone", "13800001234");
        body.put("channel", channel);
        body.put("category", "WAGES");
        body.put("text", "九月的工资少发了一千二。");
        body.put("employer", "大洋船舶修造有限公司");
        return body;
    }

    private Http.Reply enter() {
        Map<String, Object> body = entry("WALK_IN");
        body.put("readAloud", true);
        return yard.officer.post("/api/requests/counter", body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LETTER", "MESSAGE", "HOTLINE"})
    @DisplayName("来信、转来消息、热线转来的没有本人在场，不要求宣读")
    void needsNoReadingWhereNobodyIsThere(String channel) {
        assertThat(yard.officer.post("/api/requests/counter", entry(channel)).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WALK_IN", "CALL"})
    @DisplayName("来访、来电没有宣读确认，登记不了")
    void readsAloudToWhoIsThere(String channel) {
        Http.Reply refused = yard.officer.post("/api/requests/counter", entry(channel));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.raw().body()).contains("request.READ_ALOUD_MISSING");
    }

    @Test
    @DisplayName("转来的消息先填好格子，什么也不存")
    void fillsTheFormFromAMessage() {
        Http.Reply filled =
                yard.officer.post("/api/requests/counter/message", Map.of("message", "姓名：王芳\n13800001234\n工伤怎么认定"));
        assertThat(filled.status()).isEqualTo(200);
        assertThat(filled.text("name")).isEqualTo("王芳");
        assertThat(filled.text("phone")).isEqualTo("13800001234");
        assertThat(filled.text("category")).isEqualTo("INJURY");
        assertThat(Http.items(yard.officer.get("/api/requests"))).isEmpty();
        assertThat(yard.worker
                        .post("/api/requests/counter/message", Map.of("message", "x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("受理回执有编号、查询码、承办人、期限，可以下载 PDF；别县的人拿不到")
    void printsTheReceipt() throws Exception {
        Http.Reply entered = enter();
        String no = entered.text("no");
        String code = entered.text("queryCode");
        String cookie = "ticket=" + no + "." + code;
        byte[] pdf = bytes(
                yard.officer.request("/requests/" + no + "/receipt?as=pdf").header("Cookie", cookie));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document))
                    .contains(no)
                    .contains(code)
                    .contains("镇上林")
                    .contains("船厂镇总工会")
                    .doesNotContain("13800001234");
        }
        assertThat(yard.officer.get("/requests/" + no + "/receipt").raw().body())
                .contains(no)
                .contains("扫码登录")
                .doesNotContain("查询码")
                .doesNotContain(code);
        assertThat(yard.neighbour.get("/requests/" + no + "/receipt?as=pdf").status())
                .isEqualTo(404);
        assertThat(yard.worker.get("/requests/" + no + "/receipt?as=pdf").status())
                .isEqualTo(404);
        String own = yard.submit().text("no");
        assertThat(yard.worker.get("/requests/" + own + "/receipt?as=pdf").status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("本机没有的字不出 PDF：页面写明是哪个字，照样能打印，Word 照样能下载")
    void saysWhichLetterCannotBePrinted() {
        Map<String, Object> body = entry("MESSAGE");
        body.put("text", "𰻝𰻝面馆欠我两个月工资");
        String no = yard.officer.post("/api/requests/counter", body).text("no");
        Http.Reply page = yard.officer.get("/requests/" + no + "/receipt?as=pdf");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.raw().body())
                .contains("“𰻝”（U+30EDD）")
                .contains("paper-facts")
                .contains(no);
        Http.Reply refused = yard.officer.get("/api/requests/" + no + "/receipt?as=pdf");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.raw().body()).contains("print.GLYPH_NOWHERE");
        assertThat(yard.officer.get("/requests/" + no + "/receipt?as=docx").status())
                .isEqualTo(200);
        assertThat(yard.officer.get("/requests/" + no + "/receipt").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("受理的是别的单位，代录的人照样能打印回执和确认单、存签字件，但看不到办理页")
    void printsWhatWentElsewhere() {
        Map<String, Object> body = entry("CALL");
        body.put("readAloud", true);
        body.remove("employer");
        String no = yard.officer.post("/api/requests/counter", body).text("no");
        assertThat(yard.officer.get("/api/requests/" + no).status()).isEqualTo(404);
        assertThat(yard.officer.get("/api/requests/" + no + "/receipt").status())
                .isEqualTo(200);
        assertThat(yard.officer.get("/api/requests/" + no + "/confirmation").status())
                .isEqualTo(200);
        assertThat(yard.colleague.get("/api/requests/" + no + "/receipt").status())
                .isEqualTo(404);
        assertThat(scan(yard.officer, no).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("确认单可以打印签字，扫描件存回来，记录里有一条")
    void keepsTheSignedPaper() throws Exception {
        String no = enter().text("no");
        Http.Reply sheet = yard.officer.get("/api/requests/" + no + "/confirmation");
        assertThat(sheet.status()).isEqualTo(200);
        assertThat(sheet.text("text")).contains("龚䶮").contains("九月的工资少发了一千二").contains("不要让本单位工会知道");
        assertThat(sheet.text("text")).doesNotContain("13800001234");
        byte[] signed = bytes(yard.officer.request("/requests/" + no + "/confirmation?as=pdf"));
        try (PDDocument document = Loader.loadPDF(signed)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
        Http.Reply none = yard.officer.post("/api/requests/" + no + "/signed-paper", Map.of());
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.raw().body()).contains("request.SCAN_MISSING");
        assertThat(scan(yard.officer, no).status()).isEqualTo(200);
        assertThat(outcomes(no)).endsWith("paper_signed");
        String page = yard.officer.get("/requests/" + no).raw().body();
        String file =
                page.substring(page.indexOf("/requests/" + no + "/files/")).split("\"", 2)[0];
        assertThat(yard.officer.get(file).status()).isEqualTo(200);
        assertThat(yard.officer.get(file + "/thumbnail").status()).isEqualTo(404);
        assertThat(yard.colleague.get(file).status()).isEqualTo(200);
        assertThat(yard.neighbour.get(file).status()).isEqualTo(404);
        assertThat(yard.neighbour.get("/api/requests/" + no + "/confirmation").status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("打电话或写信答复是记录里的一步；不认识的方式连同答复一起退回")
    void recordsHowTheAnswerWasTold() {
        String no = enter().text("no");
        assertThat(yard.officer
                        .post("/api/requests/" + no + "/signature", Map.of())
                        .status())
                .isEqualTo(200);
        Http.Reply wrong =
                yard.officer.post("/api/requests/" + no + "/reply", Map.of("text", "已补发", "channel", "PIGEON"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(outcomes(no)).endsWith("signed");
        Http.Reply told = yard.officer.post("/api/requests/" + no + "/reply", Map.of("text", "已补发", "channel", "CALL"));
        assertThat(told.status()).isEqualTo(200);
        assertThat(outcomes(no)).endsWith("replied", "told_call");
        Http.Reply rated = yard.officer.post("/api/requests/" + no + "/revisit", Map.of("solved", true));
        assertThat(rated.raw().body()).contains("request.RATED_BY_HANDLER");
        assertThat(yard.colleague
                        .post("/api/requests/" + no + "/revisit", Map.of("solved", true))
                        .status())
                .isEqualTo(200);
    }

    private List<String> outcomes(String no) {
        return yard.officer
                .get("/api/requests/" + no)
                .json()
                .path("record")
                .valueStream()
                .map(line -> line.path("outcome").asString())
                .toList();
    }

    private static Http.Reply scan(Http officer, String no) {
        String body = """
                --x
                Content-Disposition: form-data; name="files"; filename="sign.pdf"
                Content-Type: application/pdf

                %PDF-1.4
                1 0 obj<</Type/Catalog>>endobj
                trailer<</Root 1 0 R>>
                %%EOF
                --x--
                """.replace("\n", "\r\n");
        return officer.send(officer.request("/api/requests/" + no + "/signed-paper")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    private static byte[] bytes(HttpRequest.Builder request) throws Exception {
        try (java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient()) {
            HttpResponse<byte[]> reply = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.headers().firstValue("Content-Type")).contains("application/pdf");
            return reply.body();
        }
    }
}
