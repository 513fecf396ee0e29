package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("交上来的坏东西")
class BadInput {
    private static final String EVIL =
            "'; DROP TABLE casework_case;-- <script>alert(1)</script>\"><img src=x onerror=y>";
    private static final String BOUNDARY = "niangjia-boundary";

    @Autowired
    private ApplicationContext context;

    private Shipyard yard;

    @BeforeAll
    void build() {
        yard = new Shipyard(context);
    }

    private String no(Map<String, Object> body) {
        Http.Reply reply = yard.worker.post("/api/requests", body);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        return reply.text("no");
    }

    private Http.Reply raw(String path, String json) {
        return yard.worker.send(yard.worker
                .request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    @Test
    @DisplayName("生僻字和间隔号原样留着")
    void keepsRareCharacters() {
        Map<String, Object> body = yard.wages();
        String text = "工友䶮𬭩和买买提·艾力的工资没有发。";
        body.put("text", text);
        body.put("placeText", "𬭩字号船坞·三号门");
        String no = no(body);
        assertThat(yard.worker.get("/api/requests/" + no).text("text")).isEqualTo(text);
        assertThat(yard.officer.get("/requests/" + no).raw().body()).contains(text);
    }

    @Test
    @DisplayName("每一栏里的 SQL 和 HTML 都只是文字")
    void showsCodeAsText() {
        Map<String, Object> body = yard.wages();
        body.put("text", EVIL);
        body.put("site", EVIL);
        body.put("placeText", EVIL);
        body.put("about", EVIL);
        String no = no(body);
        body.put("employer", EVIL);
        Http.Reply unknown = yard.countyOfficer.get("/requests/" + no(body));
        assertThat(unknown.status()).isEqualTo(200);
        assertThat(unknown.raw().body()).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
        String at = "/api/requests/" + no;
        yard.worker.post(at + "/supplement", Map.of("text", EVIL));
        yard.officer.post(at + "/signature", Map.of("text", EVIL));
        yard.officer.post(at + "/note", Map.of("text", EVIL));
        assertThat(yard.officer
                        .post(at + "/reply", Map.of("text", EVIL, "basis", EVIL))
                        .status())
                .isEqualTo(200);
        assertThat(yard.worker
                        .post(at + "/revisit", Map.of("solved", true, "words", EVIL))
                        .status())
                .isEqualTo(200);
        for (Http reader : List.of(yard.worker, yard.officer)) {
            for (String page : List.of("/requests/" + no, "/requests", "/requests?which=all", "/messages", "/")) {
                Http.Reply html = reader.get(page);
                assertThat(html.status()).as(page).isIn(200, 303);
                assertThat(html.raw().body()).as(page).doesNotContain("<script>alert", "<img src=x");
            }
            assertThat(reader.get("/requests/" + no).raw().body()).contains("&lt;script&gt;alert(1)");
        }
        assertThat(yard.worker.get(at).text("text")).isEqualTo(EVIL);
    }

    @Test
    @DisplayName("空字符去掉，半个字符不出错")
    void takesNulAndHalfCharacters() {
        String json = "{\"district\":" + yard.district + ",\"category\":\"WAGES\",\"text\":\"工资\\u0000少发\","
                + "\"employer\":\"大洋\\u0000\",\"placeText\":\"门\\u0000口\"}";
        Http.Reply nul = raw("/api/requests", json);
        assertThat(nul.status()).as(nul.raw().body()).isEqualTo(201);
        assertThat(yard.worker.get("/api/requests/" + nul.text("no")).text("text"))
                .isEqualTo("工资少发");
        Http.Reply half = raw("/api/requests", json.replace("\\u0000", "\\ud800"));
        assertThat(half.status()).as(half.raw().body()).isIn(201, 400, 422);
        Http.Reply about =
                raw("/api/requests", json.replace("WAGES", "HANDLING\\u0000").replace("{", "{\"about\":\"\\u0000\","));
        assertThat(about.status()).as(about.raw().body()).isLessThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "\"文字\"",
                "{\"district\":\"不是数\"}",
                "{\"text\":{\"a\":1}}",
                "{\"place\":123}"
            })
    @DisplayName("看不懂的内容，用话说明，不报内部错误")
    void isToldWhatCannotBeRead(String json) {
        Http.Reply reply = raw("/api/requests", json);
        assertThat(reply.status()).as(json + reply.raw().body()).isIn(400, 422);
        assertThat(reply.text("title")).isNotEmpty();
    }

    @Test
    @DisplayName("地点编码不存在，说明白")
    void isToldOfAnUnknownPlace() {
        Map<String, Object> body = yard.wages();
        body.put("place", 123L);
        Http.Reply reply = yard.worker.post("/api/requests", body);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(422);
        assertThat(reply.raw().body()).contains("request.PLACE_OUTSIDE");
    }

    @Test
    @DisplayName("五千字的内容退回来，说清最多多少；两千字正好收下")
    void refusesWhatIsTooLong() {
        Map<String, Object> body = yard.wages();
        body.put("text", "字".repeat(5_000));
        Http.Reply reply = yard.worker.post("/api/requests", body);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/refusals/0/code").asString()).isEqualTo("request.TEXT_TOO_LONG");
        assertThat(reply.json().at("/refusals/0/message").asString()).contains("2000");
        assertThat(reply.json().at("/refusals/0/field").asString()).isEqualTo("text");
        body.put("text", "字".repeat(2_001));
        assertThat(yard.worker.post("/api/requests", body).status()).isEqualTo(422);
        body.put("text", "字".repeat(2_000));
        assertThat(yard.worker.post("/api/requests", body).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/requests/new/place?district=abc",
                "/requests/new/place?district=999999",
                "/requests/new/who",
                "/requests?after=abc&limit=x",
                "/requests?which=%27%3B--",
                "/query/abc?code=%00",
                "/messages?after=abc"
            })
    @DisplayName("地址里的坏参数不报内部错误")
    void survivesBadAddresses(String path) {
        assertThat(yard.worker.get(path).status()).as(path).isLessThan(500);
        assertThat(yard.officer.get("/api" + path).status()).as(path).isLessThan(500);
    }

    @Test
    @DisplayName("冒充照片的脚本不收，写的字还在")
    void refusesAScriptThatSaysItIsAPhoto() {
        Http.Reply reply = form("工资少发了一千二，照片为证。", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(422);
        assertThat(reply.raw().body()).contains("工资少发了一千二，照片为证。").doesNotContain("<script>alert");
    }

    @Test
    @DisplayName("六十兆的照片太大，写的字还在")
    void refusesAHugePhotoButKeepsTheWords() {
        Http.Reply reply = form("十月的加班费也没有算。", new byte[60 << 20]);
        assertThat(reply.status()).as(reply.raw().body()).isIn(413, 422);
        assertThat(reply.raw().body()).contains("十月的加班费也没有算。");
        assertThat(yard.worker.get("/requests/new").raw().body()).contains("十月的加班费也没有算。");
    }

    private Http.Reply form(String text, byte[] photo) {
        byte[] head = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n" + text + "\r\n--"
                        + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"category\"\r\n\r\nWAGES\r\n--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"photos\"; filename=\"photo.jpg\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return yard.worker.send(yard.worker
                .request("/requests/new")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, photo, tail))));
    }

    @Test
    @DisplayName("查询码连着试错，会被拦住，说明什么时候再来")
    void stopsGuessingAtQueryCodes() {
        String no = no(yard.wages());
        Map<String, String> guess = new HashMap<>(Map.of("no", no, "code", "2222-2222"));
        Http nobody = Http.nobody(context);
        String address = "203.0.113." + (yard.district % 250);
        int tries = 0;
        Http.Reply reply;
        do {
            reply = nobody.post("/api/query", guess, "X-Forwarded-For", address);
            tries++;
        } while (reply.status() == 422 && tries < 100);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(429);
        assertThat(tries).isBetween(10, 40);
        assertThat(reply.text("title")).isNotEmpty();
    }
}
