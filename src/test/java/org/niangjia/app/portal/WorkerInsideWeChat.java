package org.niangjia.app.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.niangjia.Browser;
import org.niangjia.Browser.Look;
import org.niangjia.HouseTest;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Consents;
import org.niangjia.platform.access.IdentityLinks;
import org.niangjia.platform.access.IdentityProviders;
import org.niangjia.platform.access.ProviderEntry;
import org.niangjia.platform.access.SignIn;
import org.niangjia.platform.store.Partitions;
import org.niangjia.service.request.Shipyard;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

@HouseTest
@Tag("browser")
@DisplayName("在微信里打开的职工")
class WorkerInsideWeChat {
    private static final AtomicInteger NUMBERS = new AtomicInteger(31_0000);
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    /** Nothing opens a second window, nothing saves a file, every telephone can be dialled. */
    private static void worksInside(Page phone) {
        assertThat(phone.locator("a[target], a[download], form[target]").count())
                .as(phone.url())
                .isZero();
        assertThat(phone.locator("a[href^='tel:']").count()).as(phone.url()).isPositive();
    }

    @Test
    @DisplayName("登录、带照片反映、看进度，一路走到底")
    void signsInSaysItWithAPhotoAndLooks() {
        UUID worker = new Shipyard(context).workerAccount;
        context.getBean(Consents.class).give(worker);
        String number = accounts.phoneOf(worker).orElseThrow();
        try (Browser browser = new Browser(context)) {
            Page phone = browser.weChat(Look.USUAL);
            phone.navigate("/requests/new");
            phone.locator("#phone").fill(number);
            browser.look(phone, "w1-sign-in", Look.USUAL);
            phone.locator("main form .btn--main").click();
            phone.locator("#code").fill(context.getBean(SignIn.class).demoCode(number));
            phone.locator("main form .btn--main").click();
            assertThat(phone.url()).endsWith("/requests/new");
            phone.locator("#text").fill("三个月没发工资了，工头电话不通。");
            assertThat(phone.locator("#photos").getAttribute("accept")).contains("image/jpeg");
            assertThat(phone.locator("#photos").getAttribute("capture"))
                    .as("camera or album: the phone asks")
                    .isNull();
            phone.locator("#photos").setInputFiles(new FilePayload("wages.png", "image/png", PICTURE));
            phone.locator("input[name=category][value=WAGES]").check();
            browser.look(phone, "w2-say", Look.USUAL);
            phone.locator(".dock button").click();
            phone.locator(".dock button").click();
            browser.look(phone, "w3-who", Look.USUAL);
            phone.locator(".dock button").click();
            browser.look(phone, "w4-ticket", Look.USUAL);
            String no = phone.locator(".ticket .code").first().innerText();
            phone.navigate("/requests/" + no);
            browser.look(phone, "w5-status", Look.USUAL);
            for (String path : List.of("/", "/me/entitlements", "/notices", "/me", "/requests/" + no)) {
                phone.navigate(path);
                worksInside(phone);
                browser.look(phone, "w6" + path.replace('/', '-').replace(no, "one"), Look.USUAL);
            }
            browser.isClean();
        }
    }

    @Test
    @DisplayName("从别的网站登录回来，同站限制的 Cookie 带得回来")
    void comesBackFromAnotherSite() {
        String base = "http://127.0.0.1:" + context.getBean(Environment.class).getRequiredProperty("local.server.port");
        IdentityProviders providers = context.getBean(IdentityProviders.class);
        String number = "15903" + NUMBERS.incrementAndGet();
        context.getBean(Partitions.class).open(330903);
        UUID worker = accounts.open("陈晓梅", number, 330903);
        context.getBean(Consents.class).give(worker);
        try (TestProvider provider = TestProvider.sendingBackTo(base + "/sign-in/with/wx/return");
                Browser browser = new Browser(context)) {
            String elsewhere = provider.issuer().replace("127.0.0.1", "localhost");
            providers.enter(new ProviderEntry(
                    "wx",
                    elsewhere,
                    TestProvider.CLIENT,
                    TestProvider.SECRET,
                    "浙里试验",
                    "Zhe Trial",
                    "openid",
                    false,
                    List.of()));
            Page phone = browser.weChat(Look.USUAL);
            phone.navigate("/sign-in?next=/me");
            browser.look(phone, "w7-doors", Look.USUAL);
            phone.locator("a[href^='/sign-in/with/wx']").click();
            assertThat(phone.url()).startsWith(elsewhere);
            phone.locator("#username").fill("person-" + number);
            phone.locator("#password").fill("pass");
            phone.locator("button[type=submit]").click();
            phone.waitForURL(base + "/sign-in**");
            browser.look(phone, "w8-back", Look.USUAL);
            phone.locator("#phone").fill(number);
            phone.locator("main form .btn--main").click();
            phone.locator("#code").fill(context.getBean(SignIn.class).demoCode(number));
            phone.locator("main form .btn--main").click();
            browser.look(phone, "w9-linking", Look.USUAL);
            phone.locator("button[value=bind]").click();
            assertThat(phone.url()).endsWith("/me");
            browser.look(phone, "w10-bound", Look.USUAL);
            assertThat(context.getBean(IdentityLinks.class).ofAccount(worker)).hasSize(1);
            browser.isClean();
        } finally {
            providers.remove("wx");
        }
    }
}
