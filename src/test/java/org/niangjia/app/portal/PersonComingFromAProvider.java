package org.niangjia.app.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.niangjia.HouseTest;
import org.niangjia.Visitor;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Consents;
import org.niangjia.platform.access.Credentials;
import org.niangjia.platform.access.IdentityLinks;
import org.niangjia.platform.access.IdentityProviders;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.access.ProviderEntry;
import org.niangjia.platform.access.SignIn;
import org.niangjia.platform.organisation.TestOrganisation;
import org.niangjia.platform.store.Partitions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("从别处的身份进来的人")
class PersonComingFromAProvider {
    private static final int PUTUO = 330903;
    private static final String DOOR = "/sign-in/with/zhe";
    private static final String PASSWORD = "舟山的海是蓝的，船是白的";
    private static final AtomicInteger NUMBERS = new AtomicInteger(21_0000);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private IdentityProviders providers;

    @Autowired
    private IdentityLinks links;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Consents consents;

    @Autowired
    private Credentials credentials;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    private TestProvider provider;
    private Visitor browser;
    private String base;
    private String person;
    private String phone;

    @BeforeEach
    void open() {
        context.getBean(Partitions.class).open(PUTUO);
        base = "http://127.0.0.1:" + context.getBean(Environment.class).getRequiredProperty("local.server.port");
        provider = TestProvider.sendingBackTo(base + DOOR + "/return");
        enter(false, List.of());
        browser = visitor();
        person = "person-" + NUMBERS.incrementAndGet();
        phone = "15901" + NUMBERS.incrementAndGet();
    }

    @AfterEach
    void shut() {
        providers.remove("zhe");
        provider.close();
    }

    private void enter(boolean phoneTrusted, List<String> factors) {
        providers.enter(new ProviderEntry(
                "zhe",
                provider.issuer(),
                TestProvider.CLIENT,
                TestProvider.SECRET,
                "浙里试验",
                "Zhe Trial",
                "openid profile phone",
                phoneTrusted,
                factors));
    }

    private Visitor visitor() {
        return Visitor.at(context).from("198.51.100." + NUMBERS.incrementAndGet() % 250);
    }

    private UUID account(String name) {
        UUID account = accounts.open(name, phone, PUTUO);
        consents.give(account);
        return account;
    }

    /** Out by the link on the page, signed in there; the way back, not yet gone. */
    private String outAndSignedIn(String next) {
        Visitor.Seen out = browser.get(DOOR + (next.isEmpty() ? "" : "?next=" + next));
        assertThat(out.status()).as(out.body()).isEqualTo(303);
        return provider.signIn(out.to(), person).substring(base.length());
    }

    private void signInByCode() {
        browser.post("/sign-in", "phone", phone, "next", "/messages");
        browser.get("/sign-in/code");
        Visitor.Seen in = browser.post("/sign-in/code", "code", signIn.demoCode(phone));
        assertThat(in.to()).startsWith("/me/linking");
        browser.get(in.to());
    }

    /** 假话 and what they are called. */
    static Stream<Arguments> lies() {
        return Stream.of(
                lie("别的一次性随机数", p -> p.says("nonce", "an-older-one")),
                lie("过期五分钟", TestProvider::saysItExpired),
                lie("没有公布过的密钥", TestProvider::signsWithAKeyItDoesNotPublish),
                lie("写给别家的", p -> p.says("aud", List.of("another-house"))),
                lie("别家签发的", p -> p.says("iss", "https://issuer.example")),
                lie(
                        "替别家要的",
                        p -> p.says("aud", List.of(TestProvider.CLIENT, "x")).says("azp", "x")));
    }

    private static Arguments lie(String name, Consumer<TestProvider> how) {
        return Arguments.of(name, how);
    }

    @Test
    @DisplayName("没有登记提供方：登录页上没有这种入口，地址也不存在")
    void isOfferedNothingUntilAnOperatorHasEnteredIt() {
        providers.remove("zhe");
        assertThat(browser.get("/sign-in").body()).doesNotContain("浙里试验");
        assertThat(browser.get(DOOR).status()).isEqualTo(404);
        assertThat(browser.get(DOOR + "/return?code=1&state=2").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("密钥只有密文在库里")
    void findsTheSecretSealed() {
        byte[] kept = jdbc.sql("SELECT secret FROM access_provider WHERE key = 'zhe'")
                .query(byte[].class)
                .single();
        assertThat(new String(kept, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain(TestProvider.SECRET);
    }

    @Test
    @DisplayName("第一次：用手机验证码认一次，答应绑定，回到要去的页面；以后直接进来")
    void bindsOnceAndThenComesStraightIn() {
        UUID account = account("陈晓梅");
        provider.says("name", "陈晓梅");
        assertThat(browser.get("/sign-in?next=/messages").body()).contains("用浙里试验登录", DOOR + "?next=%2Fmessages");
        String back = outAndSignedIn("/messages");
        assertThat(browser.get(back).to()).isEqualTo("/sign-in?next=%2Fmessages");
        assertThat(browser.get("/sign-in?next=/messages").body()).contains("浙里试验已经知道您是谁");
        signInByCode();
        Visitor.Seen ask = browser.get("/me/linking?next=/messages");
        assertThat(ask.body()).contains("浙里试验那边的您（陈", "陈晓梅");
        assertThat(links.ofAccount(account)).as("nothing is bound by itself").isEmpty();
        assertThat(browser.post("/me/linking", "answer", "bind", "next", "/messages")
                        .to())
                .isEqualTo("/messages");
        assertThat(links.ofAccount(account)).hasSize(1);

        browser = visitor();
        Visitor.Seen in = browser.get(outAndSignedIn("/me"));
        assertThat(in.to()).isEqualTo("/me");
        assertThat(browser.get("/me").body()).contains("陈晓梅", "已绑定");
    }

    @Test
    @DisplayName("不绑定也能登录；“我的”里随时解除")
    void mayLeaveItAndMayUnbind() {
        UUID account = account("陈晓梅");
        browser.get(outAndSignedIn(""));
        browser.get("/sign-in");
        signInByCode();
        assertThat(browser.post("/me/linking", "answer", "leave").to()).isEqualTo("/");
        assertThat(links.ofAccount(account)).isEmpty();
        assertThat(browser.get(outAndSignedIn("/me")).to()).isEqualTo("/me/linking");
        browser.get("/me/linking");
        browser.post("/me/linking", "answer", "bind");
        assertThat(links.ofAccount(account)).hasSize(1);
        browser.get("/me");
        assertThat(browser.post("/me/identities/removal", "provider", "zhe").to())
                .isEqualTo("/me");
        assertThat(links.ofAccount(account)).isEmpty();
        assertThat(jdbc.sql("SELECT act FROM trail_entry WHERE subject = :account")
                        .param("account", account)
                        .query((row, n) -> row.getString(1))
                        .list())
                .contains("account.identity-bound", "account.identity-unbound");
    }

    @Test
    @DisplayName("信得过的提供方核过手机号：不用验证码，认一认自己就进来；没核过的不算")
    void isKnownByAPhoneThatATrustedProviderVerified() {
        account("陈晓梅");
        enter(true, List.of());
        provider.says("phone_number", "+86" + phone).says("phone_number_verified", false);
        assertThat(browser.get(outAndSignedIn("")).to()).isEqualTo("/sign-in");
        browser = visitor();
        provider.says("phone_number_verified", true);
        assertThat(browser.get(outAndSignedIn("/me")).to()).isEqualTo("/sign-in/who");
        Visitor.Seen who = browser.get("/sign-in/who");
        assertThat(who.body()).contains("陈 * *").doesNotContain("陈晓梅");
        UUID account = accounts.reachedBy(phone).getFirst().id();
        assertThat(browser.post("/sign-in/who", "account", account.toString()).to())
                .isEqualTo("/me/linking?next=%2Fme");
    }

    @Test
    @DisplayName("没有被信任的提供方说的手机号不作数")
    void isNotKnownByAPhoneFromAnyOtherProvider() {
        account("陈晓梅");
        provider.says("phone_number", "+86" + phone).says("phone_number_verified", true);
        assertThat(browser.get(outAndSignedIn("")).to()).isEqualTo("/sign-in");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    @DisplayName("签名的话有一处不对：谁也不是，别的登录方式都在")
    void isNobodyWhenTheWordIsFalse(String name, Consumer<TestProvider> how) {
        how.accept(provider);
        Visitor.Seen seen = browser.get(outAndSignedIn(""));
        assertThat(seen.status()).as(name).isEqualTo(422);
        assertThat(seen.body()).contains("对方没有证明您是谁", "手机号", "工会干部登录", "用浙里试验登录");
        assertThat(browser.cookie("identity")).isEmpty();
        assertThat(browser.cookie("niangjia")).isEmpty();
    }

    @Test
    @DisplayName("两边的钟差一分钟以内不要紧")
    void isKnownWhileTheClocksDifferByLessThanAMinute() {
        provider.saysItExpiredJustNow();
        assertThat(browser.get(outAndSignedIn("")).to()).isEqualTo("/sign-in");
        assertThat(browser.cookie("identity")).isNotEmpty();
    }

    @Test
    @DisplayName("不是从这里出去的、状态不对的、别人浏览器里开始的，都不认")
    void isNotHeardWithAnotherState() {
        String back = outAndSignedIn("");
        Visitor stranger = visitor();
        assertThat(stranger.get(back).status()).isEqualTo(422);
        String wrong = back.replaceAll("state=[^&]+", "state=guessed");
        Visitor.Seen seen = browser.get(wrong);
        assertThat(seen.status()).isEqualTo(422);
        assertThat(seen.body()).contains("不是从这里开始的", "手机号");
        assertThat(browser.cookie("identity")).isEmpty();
    }

    @Test
    @DisplayName("同一个授权码用第二次：浏览器不再认，提供方也不再认")
    void isNotHeardTwice() {
        browser.get(DOOR);
        String back = outAndSignedIn("");
        String passage = browser.cookie("passage");
        assertThat(browser.get(back).to()).isEqualTo("/sign-in");
        assertThat(browser.get(back).body()).contains("请从头再来");
        browser = visitor().with("passage", passage);
        Visitor.Seen replayed = browser.get(back);
        assertThat(replayed.status()).isEqualTo(422);
        assertThat(replayed.body()).contains("对方没有证明您是谁");
    }

    @Test
    @DisplayName("在那边点了取消：说清楚，不算出错")
    void mayDeclineThere() {
        String state = URI.create(browser.get(DOOR).to()).getQuery().replaceAll(".*state=([^&]+).*", "$1");
        Visitor.Seen seen = browser.get(DOOR + "/return?error=access_denied&state=" + state);
        assertThat(seen.body()).contains("那边没有登录成功", "手机号");
    }

    @Test
    @DisplayName("提供方停了：一句话说清，别的登录方式照样能用")
    void isToldWhenTheProviderIsDown() {
        account("陈晓梅");
        provider.close();
        Visitor.Seen seen = browser.get(DOOR);
        assertThat(seen.status()).isEqualTo(422);
        assertThat(seen.body()).contains("这一步没有走通", "现在连不上", "手机号", "工会干部登录").doesNotContain("还差一点", "您写的都还在");
        browser.post("/sign-in", "phone", phone);
        browser.get("/sign-in/code");
        assertThat(browser.post("/sign-in/code", "code", signIn.demoCode(phone)).to())
                .isEqualTo("/");
    }

    @Test
    @DisplayName("提供方在半路停了：换码时连不上，也说清楚")
    void isToldWhenTheProviderGoesDownOnTheWay() {
        String back = outAndSignedIn("");
        provider.close();
        Visitor.Seen seen = browser.get(back);
        assertThat(seen.status()).isEqualTo(422);
        assertThat(seen.body()).contains("现在连不上", "手机号");
    }

    @Test
    @DisplayName("干部：两步登录时绑定，提供方又证明了第二重，才算两步；差一样都只算验证码")
    void countsAsTwoFactorsOnlyWhenBoundWithTwo() {
        enter(false, List.of("otp"));
        TestOrganisation place = new TestOrganisation(context);
        context.getBean(Partitions.class).open(place.district);
        UUID officer = place.holder(place.town("船厂镇总工会", 101), PostRole.CLERK, "镇上林");
        phone = accounts.phoneOf(officer).orElseThrow();
        consents.give(officer);
        browser.get(outAndSignedIn(""));
        browser.get("/sign-in");
        signInByCode();
        browser.post("/me/linking", "answer", "bind");
        provider.says("amr", List.of("pwd", "otp"));
        assertThat(strengthAfterComingIn()).as("bound by a phone alone").isEqualTo("CODE");

        links.unlink(officer, "zhe");
        credentials.setPassword(officer, PASSWORD);
        Authenticator app = Authenticator.typed(Credentials.base32(Credentials.newSecret()));
        credentials.setSecret(officer, app.secret(), app.at(clock.instant().minus(Duration.ofSeconds(30))));
        browser = visitor();
        browser.get(outAndSignedIn(""));
        browser.get("/sign-in/officer");
        assertThat(browser.post(
                                "/sign-in/officer",
                                "phone",
                                phone,
                                "password",
                                PASSWORD,
                                "digits",
                                app.at(clock.instant()))
                        .to())
                .isEqualTo("/me/linking");
        browser.get("/me/linking");
        browser.post("/me/linking", "answer", "bind");
        assertThat(strengthAfterComingIn()).as("bound with two, shown two").isEqualTo("STRONG");
        provider.says("amr", List.of("pwd"));
        assertThat(strengthAfterComingIn()).as("bound with two, shown one").isEqualTo("CODE");
        enter(false, List.of());
        provider.says("amr", List.of("pwd", "otp"));
        assertThat(strengthAfterComingIn())
                .as("this provider's word is not taken")
                .isEqualTo("CODE");
    }

    private String strengthAfterComingIn() {
        browser = visitor();
        assertThat(browser.get(outAndSignedIn("/me")).to()).isEqualTo("/me");
        return jdbc.sql("SELECT strength FROM access_session ORDER BY created_at DESC LIMIT 1")
                .query((row, n) -> row.getString(1))
                .single();
    }

    @Test
    @DisplayName("登录着再拿别人绑定的身份来：不换账号，也不说是谁的")
    void isNotTakenForAnotherAccount() {
        account("陈晓梅");
        browser.get(outAndSignedIn(""));
        browser.get("/sign-in");
        signInByCode();
        browser.post("/me/linking", "answer", "bind");
        phone = "15902" + NUMBERS.incrementAndGet();
        account("王大海");
        Visitor other = visitor();
        other.get("/sign-in");
        other.post("/sign-in", "phone", phone);
        other.get("/sign-in/code");
        other.post("/sign-in/code", "code", signIn.demoCode(phone));
        browser = other;
        Visitor.Seen seen = other.get(outAndSignedIn("/me"));
        assertThat(seen.status()).isEqualTo(422);
        assertThat(seen.body()).contains("绑定的是另一个账号").doesNotContain("陈晓梅");
        assertThat(other.get("/me").body()).contains("王大海");
    }
}
