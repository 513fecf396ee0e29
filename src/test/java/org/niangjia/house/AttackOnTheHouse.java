package org.niangjia.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.Visitor;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Caller.Strength;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.access.SignIn;
import org.niangjia.platform.access.Standing;
import org.niangjia.platform.frame.Route;
import org.niangjia.platform.frame.Routes;
import org.niangjia.service.request.Shipyard;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 攻击. The classes of holes that peers had, tried on every route where that can be done without knowing it. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("想钻空子的人")
class AttackOnTheHouse {
    private static final String COOKIE = "niangjia";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private Shipyard yard;
    private Sessions sessions;

    @BeforeAll
    void build() {
        yard = new Shipyard(context);
        sessions = context.getBean(Sessions.class);
    }

    private String session(UUID account) {
        UUID hat = context.getBean(Standing.class).hatsOf(account).stream()
                .findFirst()
                .map(Hat::post)
                .orElse(null);
        return sessions.open(account, Strength.CODE, hat, "test", Duration.ofHours(1));
    }

    @Test
    @DisplayName("别的网站让浏览器替人提交：每一个表单、每一个接口都不认")
    void cannotMakeABrowserAct() {
        Visitor worker = Visitor.at(context).with(COOKIE, session(yard.workerAccount));
        Visitor officer = Visitor.at(context).with(COOKIE, session(yard.officerAccount));
        List<String> taken = new ArrayList<>();
        for (Route route : context.getBean(Routes.class).all()) {
            if (!"POST".equals(route.method())) {
                continue;
            }
            String path = route.path().replaceAll("\\{[a-z]+}", "1");
            for (String address : List.of(path, "/api" + path)) {
                for (Visitor victim : List.of(worker, officer)) {
                    int status = victim.bare(address, "x", "1").status();
                    if (status != 403) {
                        taken.add(address + " " + status);
                    }
                }
            }
        }
        assertThat(taken).isEmpty();
        assertThat(worker.get("/me").status()).as("the session was good").isEqualTo(200);
    }

    @Test
    @DisplayName("事先塞进浏览器的会话，登录以后不能用；原来的会话一登录就作废")
    void cannotPlantASession() {
        String planted = "planted-by-somebody-else-0123456789abcdef";
        Visitor victim = Visitor.at(context).from("10.9.0.1").with(COOKIE, planted);
        String phone =
                context.getBean(Accounts.class).phoneOf(yard.workerAccount).orElseThrow();
        victim.get("/sign-in");
        victim.post("/sign-in", "phone", phone, "have", "1");
        victim.get("/sign-in/code");
        victim.post("/sign-in/code", "code", context.getBean(SignIn.class).demoCode(phone));
        assertThat(victim.cookie(COOKIE)).isNotEmpty().isNotEqualTo(planted);
        assertThat(Visitor.at(context).with(COOKIE, planted).get("/me").to()).startsWith("/sign-in");
    }

    @Test
    @DisplayName("过期的会话什么也打不开，也不能提交")
    void cannotUseASessionOfYesterday() {
        String token = session(yard.officerAccount);
        Visitor old = Visitor.at(context).with(COOKIE, token);
        jdbc.sql("UPDATE access_session SET expires_at = created_at - interval '1 second' WHERE account = ?")
                .param(yard.officerAccount)
                .update();
        sessions.forget();
        assertThat(old.get("/tasks").to()).startsWith("/sign-in");
        assertThat(old.get("/api/tasks").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("填到一半换了身份：按现在的身份算，原来身份的事办不成")
    void cannotFinishInAnotherHat() {
        String no = yard.submit().text("no");
        Visitor officer = Visitor.at(context).with(COOKIE, session(yard.countyAccount));
        officer.get("/requests/" + no);
        officer.post("/hat", "post", "");
        assertThat(officer.post("/requests/" + no + "/note", "text", "换了身份再写").status())
                .isIn(403, 404);
        assertThat(officer.post("/hat", "post", UUID.randomUUID().toString()).status())
                .as("a post that is not theirs")
                .isNotEqualTo(200);
        assertThat(yard.officer.get("/api/requests/" + no).raw().body()).doesNotContain("换了身份再写");
    }

    @Test
    @DisplayName("地址里写别人的县、别人的工会：一律查无此处")
    void cannotLookElsewhere() {
        String union = yard.town.id().toString();
        for (String path : List.of(
                "/api/members?under=" + union,
                "/api/statistics/requests?district=" + yard.district,
                "/api/statistics/requests?office=" + union)) {
            Http.Reply reply = yard.neighbour.get(path);
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(yard.officer.get(path).status())
                    .as(path + " by its own office")
                    .isEqualTo(200);
        }
        assertThat(yard.neighbour
                        .get("/api/requests/" + yard.submit().text("no"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("表单里多写几个字段：编号、承办人、状态、诉求人都不由人填")
    void cannotAssignWhatIsNotAsked() {
        Map<String, Object> body = new HashMap<>(yard.wages());
        body.put("no", "SQ-330903-2026-000001");
        body.put("id", UUID.randomUUID().toString());
        body.put("stage", "CLOSED");
        body.put("handler", Map.of("name", "人事周", "account", yard.chairAccount.toString()));
        body.put("applicant", yard.officerAccount.toString());
        body.put("confidential", false);
        body.put("version", 99);
        Http.Reply made = yard.worker.post("/api/requests", body);
        assertThat(made.status()).isEqualTo(201);
        String no = made.text("no");
        assertThat(no).isNotEqualTo("SQ-330903-2026-000001");
        Map<String, @Nullable Object> row = jdbc.sql(
                        "SELECT applicant, stage, confidential, version, handler FROM casework_case WHERE no = ?")
                .param(no)
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("applicant", yard.workerAccount)
                .containsEntry("stage", "SUBMITTED")
                .containsEntry("confidential", true)
                .containsEntry("version", 1)
                .doesNotContainEntry("handler", yard.chairAccount);
    }

    @Test
    @DisplayName("一长串怪字符不会让正则卡住：每个读文字的地方一秒以内答复")
    void cannotMakeItThinkForEver() {
        List<String> hostile = List.of(
                "a".repeat(20_000) + "!",
                "·".repeat(20_000),
                " ".repeat(20_000) + "x",
                "@".repeat(20_000),
                "1-".repeat(10_000));
        for (String text : hostile) {
            long begun = System.nanoTime();
            Map<String, Object> body = new HashMap<>(yard.wages());
            body.put("employer", text);
            body.put("placeText", text);
            yard.worker.post("/api/requests", body);
            yard.officer.post("/api/requests/counter", Map.of("name", text, "phone", text, "channel", "CALL"));
            yard.worker.post("/api/me/email", Map.of("email", text));
            yard.officer.post("/api/requests/counter/pasted", Map.of("text", text));
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as(text.substring(0, 2))
                    .isLessThan(Duration.ofSeconds(4));
        }
    }
}
