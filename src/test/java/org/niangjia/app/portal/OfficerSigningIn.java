package org.niangjia.app.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.Visitor;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Consents;
import org.niangjia.platform.access.Credentials;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.access.SignIn;
import org.niangjia.platform.access.Standing;
import org.niangjia.platform.organisation.TestOrganisation;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.store.Partitions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("工会干部登录")
class OfficerSigningIn {
    private static final String PASSWORD = "舟山的海是蓝的，船是白的";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Credentials credentials;

    @Autowired
    private Consents consents;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Standing standing;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    private TestOrganisation place;
    private UUID officer;
    private String phone;
    private Authenticator app = Authenticator.typed("AAAAAAAA");
    private Visitor browser;

    @BeforeEach
    void appoint() {
        place = new TestOrganisation(context);
        context.getBean(Partitions.class).open(place.district);
        Union town = place.town("船厂镇总工会", 101);
        officer = place.holder(town, PostRole.CLERK, "镇上林");
        place.appoint(place.post(place.county, PostRole.DEPARTMENT_HEAD), officer);
        phone = accounts.phoneOf(officer).orElseThrow();
        consents.give(officer);
        browser = Visitor.at(context);
    }

    private void hasCredentials() {
        credentials.setPassword(officer, PASSWORD);
        app = Authenticator.typed(Credentials.base32(Credentials.newSecret()));
        credentials.setSecret(officer, app.secret(), app.at(clock.instant().minus(Duration.ofSeconds(30))));
    }

    private Visitor.Seen signIn(String password, String digits) {
        browser.get("/sign-in/officer");
        return browser.post("/sign-in/officer", "phone", phone, "password", password, "digits", digits);
    }

    @Test
    @DisplayName("密码和动态口令一起对了，以最高的岗位进办公桌")
    void wearsTheHighestHat() {
        hasCredentials();
        assertThat(signIn(PASSWORD, app.at(clock.instant())).to()).isEqualTo("/");
        assertThat(browser.get("/").to()).isEqualTo("/desk");
        assertThat(browser.get("/desk").body()).contains("某县总工会", "部长");
        assertThat(jdbc.sql("SELECT act FROM trail_entry WHERE district = :district AND subject = :officer")
                        .param("district", place.district)
                        .param("officer", officer)
                        .query(String.class)
                        .list())
                .contains("account.sign-in");
    }

    @Test
    @DisplayName("哪一样不对都不说是哪一样，密码不回显")
    void isNotToldWhichFactorWasWrong() {
        hasCredentials();
        Visitor.Seen wrong = signIn("猜一个密码试试看吧", app.at(clock.instant()));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("手机号、密码或动态口令不对").doesNotContain("猜一个密码");
        assertThat(signIn(PASSWORD, "000").body()).contains("手机号、密码或动态口令不对");
        assertThat(browser.cookie("niangjia")).isEmpty();
    }

    @Test
    @DisplayName("换身份：只能换自己的岗位；换成职工本人就留在首页")
    void changesBetweenOwnPostsOnly() {
        hasCredentials();
        signIn(PASSWORD, app.at(clock.instant()));
        String town = standing.hatsOf(officer).getLast().post().toString();
        browser.get("/me");
        browser.post("/hat", "post", town);
        assertThat(browser.get("/desk").body()).contains("船厂镇总工会");
        assertThat(browser.post("/hat", "post", UUID.randomUUID().toString()).status())
                .isEqualTo(404);
        browser.get("/me");
        browser.post("/hat", "post", "");
        Visitor.Seen home = browser.get("/");
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.body()).contains("镇上林，");
        assertThat(browser.get("/desk").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("新干部先用验证码进来，设密码，扫码，再设动态口令")
    void enrolsOnTheirOwnPage() {
        browser.get("/sign-in");
        browser.post("/sign-in", "phone", phone);
        browser.get("/sign-in/code");
        browser.post("/sign-in/code", "code", signIn.demoCode(phone));
        assertThat(browser.get("/me/totp").to()).isEqualTo("/me/password");
        browser.get("/me/password");
        assertThat(browser.post("/me/password", "password", "太短了", "repeat", "太短了")
                        .body())
                .contains("密码要 10 到 128 个字符");
        assertThat(browser.post("/me/password", "password", PASSWORD, "repeat", PASSWORD + "。")
                        .body())
                .contains("两次输入的新密码不一样");
        assertThat(browser.post("/me/password", "password", PASSWORD, "repeat", PASSWORD)
                        .to())
                .isEqualTo("/me/totp");
        Visitor.Seen page = browser.get("/me/totp");
        app = Authenticator.of(page.body());
        Visitor.Seen wrong =
                browser.post("/me/totp", "sealed", page.hidden("sealed"), "digits", "123", "old", PASSWORD);
        assertThat(wrong.body()).contains("动态口令不对");
        assertThat(Authenticator.of(wrong.body()).secret())
                .as("same code to scan")
                .isEqualTo(app.secret());
        assertThat(browser.post(
                                "/me/totp",
                                "sealed",
                                wrong.hidden("sealed"),
                                "digits",
                                app.at(clock.instant()),
                                "old",
                                PASSWORD)
                        .to())
                .isEqualTo("/me");
        assertThat(accounts.get(officer).hasTotp()).isTrue();
    }

    @Test
    @DisplayName("改密码要先说出旧的，改完别的设备都退出")
    void changesThePasswordWithTheOldOne() {
        hasCredentials();
        signIn(PASSWORD, app.at(clock.instant()));
        browser.get("/me/password");
        String next = "东海的鱼游来游去一年又一年";
        assertThat(browser.post("/me/password", "old", "不是这个密码吧", "password", next, "repeat", next)
                        .body())
                .contains("密码不对");
        browser.get("/me/password");
        assertThat(browser.post("/me/password", "old", PASSWORD, "password", next, "repeat", next)
                        .to())
                .isEqualTo("/me");
        assertThat(browser.get("/me").body()).contains("密码已存好");
    }

    @Test
    @DisplayName("给程序的令牌要动态口令，最多 90 天，只显示一次")
    void makesATokenForAProgram() {
        hasCredentials();
        signIn(PASSWORD, app.at(clock.instant()));
        browser.get("/me/tokens");
        String later = app.at(clock.instant().plusSeconds(30));
        assertThat(browser.post("/me/tokens", "name", "", "days", "91", "digits", later)
                        .body())
                .contains("请写一个名称", "有效期是 1 到 90 天");
        assertThat(browser.post("/me/tokens", "name", "对接", "days", "90", "digits", "1")
                        .body())
                .contains("动态口令不对");
        Visitor.Seen made = browser.post("/me/tokens", "name", "对接", "days", "90", "digits", later);
        assertThat(made.status()).isEqualTo(201);
        int at = made.body().indexOf("<p class=\"secret\">") + 18;
        String token = made.body().substring(at, made.body().indexOf('<', at));
        assertThat(browser.get("/me/tokens").body()).contains("对接").doesNotContain(token);
        Http program = Http.nobody(context);
        assertThat(program.send(program.request("/api/me").header("Authorization", "Bearer " + token))
                        .json()
                        .at("/posts/0/worn")
                        .asBoolean())
                .isTrue();
    }

    @Test
    @DisplayName("窗口念验证码：先核对证件，记下谁念的，不记手机号")
    void readsOutACodeAtTheCounter() {
        Http counter = Http.as(context, officer);
        assertThat(counter.post("/api/counter/sign-in-codes", Map.of("phone", "15955501111"))
                        .status())
                .isEqualTo(422);
        Http.Reply read = counter.post("/api/counter/sign-in-codes", Map.of("phone", "15955501111", "seen", "1"));
        assertThat(read.text("code")).as(read.raw().body()).matches("\\d{6}");
        Visitor visitor = Visitor.at(context);
        visitor.get("/sign-in");
        visitor.post("/sign-in", "phone", "15955501111", "have", "1");
        visitor.get("/sign-in/code");
        assertThat(visitor.post("/sign-in/code", "code", read.text("code")).to())
                .isEqualTo("/sign-in/who");
        Http worker = Http.as(context, place.account("普通职工"));
        assertThat(worker.post("/api/counter/sign-in-codes", Map.of("phone", "15955501111"))
                        .status())
                .isEqualTo(403);
    }
}
