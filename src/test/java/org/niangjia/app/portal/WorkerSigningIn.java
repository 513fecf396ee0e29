package org.niangjia.app.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Visitor;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Consents;
import org.niangjia.platform.access.EmailAddresses;
import org.niangjia.platform.access.SignIn;
import org.niangjia.platform.store.Partitions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("职工登录")
class WorkerSigningIn {
    private static final int PUTUO = 330903;
    private static final AtomicInteger PHONES = new AtomicInteger(13_0000);

    @Autowired
    private ApplicationContext context;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Consents consents;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Partitions partitions;

    private Visitor browser;
    private String phone;

    @BeforeEach
    void arrive() {
        partitions.open(PUTUO);
        browser = Visitor.at(context);
        phone = "15900" + PHONES.incrementAndGet();
    }

    private Visitor.Seen enterPhone() {
        browser.get("/sign-in");
        return browser.post("/sign-in", "phone", phone);
    }

    private Visitor.Seen enterCode(String code) {
        browser.get("/sign-in/code");
        return browser.post("/sign-in/code", "code", code);
    }

    private UUID account(String name) {
        UUID account = accounts.open(name, phone, PUTUO);
        consents.give(account);
        return account;
    }

    private void signedIn() {
        enterPhone();
        enterCode(signIn.demoCode(phone));
    }

    @Test
    @DisplayName("第一次来：手机号、验证码、姓名和县，同意以后看到首页")
    void isANewcomerWithNameAndCounty() {
        assertThat(enterPhone().to()).isEqualTo("/sign-in/code");
        assertThat(enterCode(signIn.demoCode(phone)).to()).isEqualTo("/sign-in/who");
        browser.get("/sign-in/who");
        Visitor.Seen lacking = browser.post("/sign-in/who", "name", "1", "county", "");
        assertThat(lacking.status()).isEqualTo(422);
        assertThat(lacking.body()).contains("姓名中不能有数字", "请选择所在的县");
        Visitor.Seen done = browser.post("/sign-in/who", "name", "欧阳·晓梅", "county", Integer.toString(PUTUO));
        assertThat(done.to()).isEqualTo("/");
        assertThat(browser.get("/").to()).isEqualTo("/consent");
        assertThat(browser.get("/me").to()).isEqualTo("/consent?next=%2Fme");
        browser.get("/consent");
        assertThat(browser.post("/consent", "answer", "agree", "next", "/me").to())
                .isEqualTo("/me");
        assertThat(browser.get("/me").body()).contains("欧阳·晓梅", "普陀区");
        assertThat(browser.get("/").body()).contains("欧阳·晓梅，");
    }

    @Test
    @DisplayName("手机号只归一个人时直接进门，回到原来要去的页面")
    void goesOnToThePageAskedFor() {
        account("陈晓梅");
        browser.get("/sign-in?next=/messages");
        browser.post("/sign-in", "phone", "+86 " + phone, "next", "/messages");
        assertThat(enterCode(signIn.demoCode(phone)).to()).isEqualTo("/messages");
        assertThat(browser.get("/messages").status()).isEqualTo(200);
        assertThat(browser.get("/sign-in").to()).isEqualTo("/");
    }

    @Test
    @DisplayName("带着别的网站的地址来登录，只回首页")
    void isNeverSentToAnotherSite() {
        account("陈晓梅");
        browser.get("/sign-in?next=//evil.example");
        browser.post("/sign-in", "phone", phone, "next", "//evil.example");
        assertThat(enterCode(signIn.demoCode(phone)).to()).isEqualTo("/");
        browser.get("/");
        assertThat(browser.post("/reading", "lang", "en", "next", "https://evil.example/")
                        .to())
                .isEqualTo("/");
    }

    @Test
    @DisplayName("验证码不对，留在原页，说清楚；不对的次数会数")
    void isRefusedWithAWrongCode() {
        account("陈晓梅");
        enterPhone();
        Visitor.Seen wrong = enterCode("12");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("验证码不对，或者已经过期");
        assertThat(enterCode("").body()).contains("请填 6 位验证码");
        for (int i = 0; i < 9; i++) {
            enterCode("12");
        }
        Visitor.Seen toomany = enterCode(signIn.demoCode(phone));
        assertThat(toomany.status()).isEqualTo(429);
        assertThat(browser.cookie("niangjia")).isEmpty();
    }

    @Test
    @DisplayName("几个人合用一个手机号：认名字的一部分，选自己")
    void choosesAmongThoseWhoShareThePhone() {
        UUID wife = account("陈晓梅");
        UUID father = account("陈大海");
        enterPhone();
        assertThat(enterCode(signIn.demoCode(phone)).to()).isEqualTo("/sign-in/who");
        Visitor.Seen choice = browser.get("/sign-in/who");
        assertThat(choice.body()).contains("* * 梅", "* * 海", "不是以上的人，我是新来的").doesNotContain("陈晓梅", "陈大海");
        UUID stranger = accounts.open("王五", "15800" + PHONES.incrementAndGet(), PUTUO);
        assertThat(browser.post("/sign-in/who", "account", stranger.toString()).status())
                .isEqualTo(404);
        browser.get("/sign-in/who");
        browser.post("/sign-in/who", "account", father.toString());
        assertThat(browser.get("/me").body()).contains("陈大海");
        assertThat(wife).isNotEqualTo(father);
    }

    @Test
    @DisplayName("号码是家里人的，也能用自己的名字新来")
    void isANewcomerAtAKnownPhone() {
        account("陈晓梅");
        enterPhone();
        browser.get("/sign-in/code");
        browser.post("/sign-in/code", "code", signIn.demoCode(phone), "newcomer", "1");
        browser.get("/sign-in/who");
        browser.post("/sign-in/who", "name", "李强", "county", Integer.toString(PUTUO));
        assertThat(accounts.reachedBy(phone)).extracting(a -> a.name()).containsExactly("陈晓梅", "李强");
        assertThat(browser.get("/").to()).isEqualTo("/consent");
    }

    @Test
    @DisplayName("没有验证过手机号，选人的页面进不去，也不能替人登录")
    void cannotSkipTheCode() {
        UUID account = account("陈晓梅");
        assertThat(browser.get("/sign-in/who").to()).isEqualTo("/sign-in");
        enterPhone();
        browser.get("/sign-in/code");
        assertThat(browser.post("/sign-in/who", "account", account.toString()).to())
                .isEqualTo("/sign-in");
        browser.with("sign-in", "AAAA");
        assertThat(browser.get("/sign-in/who").to()).isEqualTo("/sign-in");
        assertThat(browser.cookie("niangjia")).isEmpty();
    }

    @Test
    @DisplayName("登录是数据库里的一行，令牌本身不存；退出就没有了")
    void keepsARowAsSession() {
        UUID account = account("陈晓梅");
        signedIn();
        assertThat(browser.cookie("niangjia")).hasSize(43);
        assertThat(rows(account)).isEqualTo(1);
        Visitor second = Visitor.at(context).with("niangjia", browser.cookie("niangjia"));
        assertThat(second.get("/me").body()).contains("iPhone · 微信", "这台");
        browser.get("/me");
        assertThat(browser.post("/sign-out").to()).isEqualTo("/");
        assertThat(rows(account)).isZero();
        assertThat(second.get("/me").to()).startsWith("/sign-in");
    }

    private int rows(UUID account) {
        return jdbc.sql("SELECT count(*) FROM access_session WHERE account = :account")
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    @Test
    @DisplayName("别的设备可以一台一台退出，也可以全部退出")
    void endsOtherDevices() {
        UUID account = account("陈晓梅");
        signedIn();
        Visitor first = browser;
        browser = Visitor.at(context);
        signedIn();
        Visitor.Seen me = browser.get("/me");
        assertThat(rows(account)).isEqualTo(2);
        String any = me.hidden("id");
        browser.post("/me/sessions/end", "id", any);
        assertThat(rows(account)).isEqualTo(1);
        Visitor left = first.get("/me").status() == 200 ? first : browser;
        left.get("/me");
        assertThat(left.post("/me/sessions/end", "id", "00").status()).isEqualTo(404);
        left.get("/me");
        left.post("/me/sessions/end-all");
        assertThat(rows(account)).isZero();
    }

    @Test
    @DisplayName("别的网站代为提交，没有校验码，一律拒绝")
    void isRefusedWithoutTheFormsToken() {
        account("陈晓梅");
        signedIn();
        assertThat(browser.bare("/sign-out").status()).isEqualTo(403);
        assertThat(browser.bare("/me/home", "county", Integer.toString(PUTUO)).status())
                .isEqualTo(403);
        assertThat(browser.bare("/api/sign-out").status()).isEqualTo(403);
        assertThat(browser.get("/me").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("不同意就退出，并告诉还有哪些办法；撤回同意以后要重新同意")
    void declinesAndWithdraws() {
        UUID account = accounts.open("陈晓梅", phone, PUTUO);
        signedIn();
        browser.get("/consent");
        assertThat(browser.post("/consent", "answer", "").status()).isEqualTo(422);
        assertThat(browser.post("/consent", "answer", "decline").to()).isEqualTo("/consent/declined");
        assertThat(browser.get("/consent/declined").body()).contains("照样能找娘家人", "12351");
        assertThat(rows(account)).isZero();
        consents.give(account);
        signedIn();
        assertThat(browser.get("/me").status()).isEqualTo(200);
        browser.post("/me/consent-withdrawal");
        assertThat(consents.given(account)).isFalse();
        assertThat(rows(account)).isZero();
        signedIn();
        assertThat(browser.get("/me").to()).startsWith("/consent");
    }

    @Test
    @DisplayName("语言和大字记在账号上，换了设备还在")
    void keepsLanguageAndLargeText() {
        account("陈晓梅");
        signedIn();
        browser.get("/");
        assertThat(browser.post("/reading", "lang", "en", "next", "/me").to()).isEqualTo("/me");
        browser.post("/reading", "large", "on", "next", "/me");
        assertThat(browser.get("/me").body()).contains("<html lang=\"en\" data-text=\"large\">");
        browser = Visitor.at(context);
        signedIn();
        assertThat(browser.get("/me").body()).contains("<html lang=\"en\" data-text=\"large\">");
        assertThat(Visitor.at(context).get("/").body()).contains("<html lang=\"zh-CN\">");
    }

    @Test
    @DisplayName("所在地和邮箱自己改；邮箱写错了说怎么写，留空就删掉")
    void changesCountyAndEmail() {
        UUID account = account("陈晓梅");
        signedIn();
        browser.get("/me");
        assertThat(browser.post("/me/home", "county", "654325").status()).isEqualTo(422);
        assertThat(browser.post("/me/email", "email", "mei@").body()).contains("这个邮箱地址不完整");
        assertThat(browser.post("/me/email", "email", "mei@example.cn").body())
                .as("this house has no mail server to confirm it with")
                .contains("没有接入邮件");
        assertThat(accounts.emailOf(account)).isEmpty();
        context.getBean(EmailAddresses.class).propose(account, PUTUO, "mei@example.cn");
        assertThat(browser.get("/me").body())
                .contains("寄到 m***@example.cn 的六位数字")
                .doesNotContain("mei@example.cn");
        assertThat(browser.post("/me/email/confirmation", "digits", "12").body())
                .contains("六位数字不对");
        assertThat(browser.post("/me/email", "email", " ").to()).isEqualTo("/me");
        assertThat(browser.get("/me").body()).doesNotContain("m***@example.cn");
    }
}
