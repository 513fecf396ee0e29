package org.niangjia.app.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.Http;
import org.niangjia.TestDatabase;
import org.niangjia.Visitor;
import org.niangjia.app.portal.Authenticator;
import org.niangjia.base.PersonName;
import org.niangjia.base.PhoneNumber;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Credentials;
import org.niangjia.platform.access.PostRole;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("第一位负责人给一个正式的家开张")
class FirstOfficerOpeningAHouse {
    private static final String PASSWORD = "舟山的海是蓝的，船是白的";

    private TestDatabase.Copy database;
    private ConfigurableApplicationContext house;
    private Visitor browser;

    @BeforeEach
    void start() {
        database = TestDatabase.real();
        house = database.served();
        browser = Visitor.at(house);
    }

    @AfterEach
    void stop() {
        house.close();
        database.close();
    }

    private String link() {
        return house.getBean(SetupLink.class).page().orElseThrow();
    }

    private Visitor.Seen fill(Visitor at, String link, String... more) {
        Visitor.Seen form = at.get(link + "/officer?county=330903");
        Authenticator app = Authenticator.of(form.body());
        List<String> fields = new ArrayList<>(List.of(
                "county",
                "330903",
                "sealed",
                form.hidden("sealed"),
                "union",
                "舟山市普陀区总工会",
                "line",
                "0580-3012345",
                "name",
                "沈明华",
                "phone",
                "13905800001",
                "post",
                "EXECUTIVE_CHAIR",
                "password",
                PASSWORD,
                "repeat",
                PASSWORD,
                "digits",
                app.at(house.getBean(Clock.class).instant())));
        for (int i = 0; i < more.length; i += 2) {
            fields.set(fields.indexOf(more[i]) + 1, more[i + 1]);
        }
        return at.post(link + "/officer", fields.toArray(String[]::new));
    }

    @Test
    @DisplayName("选县、填人，进到开张清单，一次建好所有镇街；链接从此失效")
    void endsInAnEmptyUsableHouse() {
        String link = link();
        assertThat(link()).as("a second start prints the same link").isEqualTo(link);
        assertThat(browser.get(link).body()).contains("浙江省");
        assertThat(browser.get(link + "?under=330900").body()).contains("普陀区");
        Visitor.Seen opened = fill(browser, link);
        assertThat(opened.to()).as(opened.body()).isEqualTo("/opening");
        assertThat(house.getBean(SetupLink.class).page()).isEmpty();
        assertThat(browser.get("/opening").to()).isEqualTo("/consent?next=%2Fopening");
        browser.get("/consent?next=%2Fopening");
        browser.post("/consent", "answer", "agree", "next", "/opening");
        Visitor.Seen list = browser.get("/opening");
        assertThat(list.body()).contains("沈家门街道", "未接通");
        assertThat(browser.post("/opening/towns").to()).isEqualTo("/opening");
        assertThat(browser.get("/opening").body()).contains("每个镇街都有工会了");
        assertThat(browser.get("/").to()).isEqualTo("/desk");
        assertThat(browser.get("/desk").status()).isEqualTo(200);
        assertThat(Visitor.at(house).get(link).status()).isEqualTo(404);
        assertThat(fill404(link)).isEqualTo(404);
    }

    private int fill404(String link) {
        Visitor other = Visitor.at(house);
        other.get("/sign-in");
        return other.post(link + "/officer", "county", "330903").status();
    }

    @Test
    @DisplayName("缺的一次说完；口令不对时什么也没有建")
    void isToldEverythingAndNothingIsHalfDone() {
        String link = link();
        Visitor.Seen lacking = fill(browser, link, "union", " ", "name", "", "phone", "123", "post", "", "repeat", "x");
        assertThat(lacking.status()).isEqualTo(422);
        assertThat(lacking.body()).contains("请填写工会名称", "姓名应为", "请填写 11 位手机号", "请选择担任的职务", "两次输入的密码不一样");
        assertThat(fill(browser, link, "digits", "1").body()).contains("动态口令不对");
        assertThat(fill(browser, link, "password", "短", "repeat", "短").body()).contains("密码要 10 到 128 个字符");
        JdbcClient jdbc = house.getBean(JdbcClient.class);
        assertThat(jdbc.sql("SELECT count(*) FROM access_account")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM store_partition")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(link()).isEqualTo(link);
    }

    @Test
    @DisplayName("猜链接的，猜几次就不让再猜")
    void isNotGuessed() {
        for (int i = 0; i < 20; i++) {
            assertThat(browser.get("/setup/guess" + i).status()).isEqualTo(404);
        }
        assertThat(browser.get("/setup/guess").status()).isEqualTo(429);
        assertThat(browser.get(link()).status())
                .as("who has the link is let in")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("正式的家里，令牌只做它那个岗位的事，不能换身份，也不能管账号")
    void tokenStaysWithItsPost() {
        fill(browser, link());
        UUID account = house.getBean(Accounts.class)
                .reachedBy("13905800001")
                .getFirst()
                .id();
        Http program = Http.as(house, account);
        assertThat(program.get("/api/me").json().at("/posts/0/worn").asBoolean())
                .isTrue();
        assertThat(program.post("/api/hat", Map.of("post", "")).status()).isEqualTo(404);
        assertThat(program.post("/api/me/sessions/end-all", Map.of()).status()).isEqualTo(404);
        assertThat(program.post("/api/me/consent-withdrawal", Map.of()).status())
                .isEqualTo(404);
        assertThat(program.get("/api/opening").json().path("towns").asInt()).isEqualTo(9);
    }

    @Test
    @DisplayName("两个人同时开张，只有一个成")
    void isOpenedOnceByTwoAtTheSameMoment() throws Exception {
        Opening opening = house.getBean(Opening.class);
        Clock clock = house.getBean(Clock.class);
        List<Callable<Boolean>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            FirstOfficer.Checked first = new FirstOfficer.Checked(
                    "某总工会", "", new PersonName("沈明华"), new PhoneNumber("1390580000" + i), PostRole.CHAIR, PASSWORD);
            byte[] secret = Credentials.newSecret();
            String digits = Authenticator.typed(Credentials.base32(secret)).at(clock.instant());
            both.add(() -> {
                opening.open(330903, first, secret, digits);
                return true;
            });
        }
        int opened = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> one : threads.invokeAll(both)) {
                try {
                    opened += one.get() ? 1 : 0;
                } catch (java.util.concurrent.ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(org.niangjia.base.NotVisibleException.class);
                }
            }
        }
        assertThat(opened).isEqualTo(1);
    }

    @Test
    @DisplayName("正式的家没有演示令牌，没有短信就说到窗口要验证码；只凭验证码不能办公")
    void isARealWorld() {
        Http nobody = Http.nobody(house);
        assertThat(nobody.post("/api/tokens", Map.of("phone", "13905800001", "code", "1"))
                        .status())
                .isEqualTo(404);
        assertThat(browser.get("/sign-in").body()).contains("本站还没有接通短信").doesNotContain("/demo");
        fill(browser, link());
        browser.get("/consent");
        browser.post("/consent", "answer", "agree");
        browser.get("/counter/sign-in-codes");
        Visitor.Seen read = browser.post("/counter/sign-in-codes", "phone", "13905800001", "seen", "1");
        String code = read.body().replaceAll("(?s).*fig__n num spaced\">(\\d{6})<.*", "$1");
        Visitor phone = Visitor.at(house);
        phone.get("/sign-in");
        phone.post("/sign-in", "phone", "13905800001", "have", "1");
        phone.get("/sign-in/code");
        assertThat(phone.post("/sign-in/code", "code", code).to()).isEqualTo("/");
        assertThat(phone.get("/").status()).as("a worker's home, no desk").isEqualTo(200);
        assertThat(phone.get("/desk").status()).isEqualTo(403);
    }
}
