package org.niangjia.app.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.niangjia.Browser;
import org.niangjia.Browser.Look;
import org.niangjia.HouseTest;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Credentials;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.access.SignIn;
import org.niangjia.platform.organisation.TestOrganisation;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.platform.store.Partitions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@Tag("browser")
@DisplayName("用浏览器走一遍：登录、首页、我的、窗口验证码")
class PortalInTheBrowser {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Credentials credentials;

    @Autowired
    private Outbox outbox;

    private TestOrganisation place;
    private UUID officer;

    static List<Look> looks() {
        return List.of(Look.USUAL, new Look("en", false));
    }

    @BeforeEach
    void build() {
        place = new TestOrganisation(context);
        context.getBean(Partitions.class).open(place.district);
        Union town = place.town("船厂镇总工会", 101);
        officer = place.holder(town, PostRole.CLERK, "镇上林");
        place.appoint(place.post(place.serviceCentre(), PostRole.DEPARTMENT_HEAD), officer);
    }

    @ParameterizedTest
    @MethodSource("looks")
    @DisplayName("新来的职工从第一页走到首页")
    void newcomerFromTheFirstPageToHome(Look look) {
        String phone = accounts.phoneOf(place.account("陈晓梅")).orElseThrow();
        place.account("旁人");
        accounts.open("陈大海", phone, place.district);
        try (Browser browser = new Browser(context)) {
            Page page = browser.nobody(look);
            page.navigate("/");
            browser.look(page, "a1-welcome", look);
            page.navigate("/sign-in");
            page.locator("form button").last().click();
            browser.look(page, "a2-sign-in-refused", look);
            page.locator("#phone").fill(phone);
            browser.look(page, "a2-sign-in", look);
            page.locator("form[action='/sign-in'] button").first().click();
            browser.look(page, "a3-code", look);
            page.locator("#code").fill(signIn.demoCode(phone));
            page.locator("form[action='/sign-in/code'] button").click();
            page.locator("summary").click();
            browser.look(page, "a4-who", look);
            page.locator("#name").fill("欧阳晓梅");
            page.locator("#county").selectOption(Integer.toString(place.district));
            page.locator("form:has(#name) button").click();
            browser.look(page, "a5-consent", look);
            page.locator("button[value=agree]").click();
            assertThat(page.url()).endsWith("/");
            browser.look(page, "a6-home", look);
            for (String path : List.of("privacy", "accessibility", "consent/declined", "sign-in/officer", "messages")) {
                page.navigate("/" + path);
                browser.look(page, "a7-" + path.replace('/', '-'), look);
            }
            browser.isClean();
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    @DisplayName("我的：所在地、设备、密码、动态口令和令牌")
    void ownPageAndCredentials(Look look) {
        outbox.tell(place.district, officer, "portal.said.home", List.of("普陀区"), "/me");
        outbox.tell(place.district, officer, "portal.said.email_set", List.of(), null);
        try (Browser browser = new Browser(context)) {
            Page page = browser.phone(officer, look);
            page.navigate("/messages");
            browser.look(page, "b1-messages", look);
            page.locator("button.row").first().click();
            page.navigate("/me");
            page.locator("summary").first().click();
            browser.look(page, "b2-me", look);
            page.navigate("/me/password");
            browser.look(page, "b3-password", look);
            credentials.setPassword(officer, "舟山的海是蓝的，船是白的");
            page.navigate("/me/totp");
            browser.look(page, "b4-totp", look);
            page.navigate("/me/tokens");
            browser.look(page, "b5-tokens", look);
            Page desk = browser.desk(officer, look);
            desk.navigate("/counter/sign-in-codes");
            desk.locator("#phone").fill("13800001111");
            desk.locator("input[name=seen]").check();
            desk.locator("form[action='/counter/sign-in-codes'] button").click();
            browser.look(desk, "b6-counter", look);
            desk.navigate("/opening");
            browser.look(desk, "b7-opening", look);
            browser.isClean();
        }
    }
}
