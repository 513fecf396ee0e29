package org.niangjia.service.visit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niangjia.Browser.Look;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@Tag("browser")
@DisplayName("车间里没有信号：走访照样写，有网时送到一次，一个字不丢")
class OfficerWithoutANetwork {
    @Autowired
    private ApplicationContext context;

    @TempDir
    private Path memory;

    private WorkPhone phone;

    @BeforeEach
    void goOut() {
        phone = new WorkPhone(context, memory);
    }

    @AfterEach
    void comeBack() throws IOException {
        phone.close();
    }

    @Test
    @DisplayName("组长断网写下走访和问题，浏览器被杀掉再开还在；有网时自动送到，只送一次，手机上不留内容")
    void losesNothingAndSendsOnce() {
        String campaign = phone.campaign();
        phone.open();
        phone.goOffline();
        phone.page.reload();
        assertThat(phone.page.locator("#network .when-offline")).isVisible();
        phone.begin();
        phone.page.locator("#campaign").selectOption(campaign);
        phone.found("WORKERS", WorkPhone.FOUND, "CASE")
                .locator("[data-name=category]")
                .selectOption("SQ:WAGES");
        phone.found("PRODUCTION", "两台行车的刹车不灵。", "ANSWERED")
                .locator("[data-name=answer]")
                .fill("厂里当天停用，下周换新。");
        phone.browser.look(phone.page, "field-form", Look.USUAL);
        phone.finish();
        assertThat(phone.waiting(WorkPhone.YARD)).containsText("等着发送");
        phone.page.locator("#begin").click();
        phone.page.locator("#unit").fill("写了一半的单位");
        assertThat(phone.page.locator("#saved")).not().isEmpty();

        phone.crashOffline();
        assertThat(phone.waiting("写了一半的单位")).containsText("没写完");
        phone.browser.look(phone.page, "field-list", Look.USUAL);
        phone.waiting(WorkPhone.YARD).click();
        assertThat(phone.page.locator("#said")).hasValue(WorkPhone.LEARNED);
        assertThat(phone.page.locator("#findings textarea[data-name=text]").first())
                .hasValue(WorkPhone.FOUND);
        phone.page.locator("#back").click();
        assertThat(phone.visits()).isZero();

        phone.goOnline();
        // a browser opened anew without a network may not notice that there is one: then the page tries by itself twice
        // a minute
        assertThat(phone.page.locator("#sent"))
                .containsText(WorkPhone.YARD, new LocatorAssertions.ContainsTextOptions().setTimeout(45_000));
        phone.page.reload();
        assertThat(phone.page.locator("#sent")).containsText(WorkPhone.YARD);
        assertThat(phone.visits()).isEqualTo(1);
        assertThat(phone.findings()).isEqualTo(2);
        assertThat(phone.remembers())
                .contains(WorkPhone.YARD, "写了一半的单位")
                .doesNotContain(WorkPhone.LEARNED, WorkPhone.FOUND, "刹车");
        phone.browser.isClean();
    }

    @Test
    @DisplayName("少了单位、问题没写方面：没有网也当场说，不用等发送")
    void isToldAtOnceWhatIsMissing() {
        phone.open();
        phone.goOffline();
        phone.page.locator("#begin").click();
        phone.unfold("#found-add");
        phone.page.locator("#found-add").click();
        phone.page.locator("#findings textarea[data-name=text]").fill(WorkPhone.FOUND);
        phone.finish();
        assertThat(phone.page.locator("#refusals li")).hasCount(2);
        assertThat(phone.page.locator("#refusals")).isFocused();
    }

    @Test
    @DisplayName("同一条在两个窗口里打开：第二个窗口请等一等，谁也不盖掉谁")
    void isWrittenInOneWindowAtATime() {
        phone.open();
        phone.begin();
        assertThat(phone.page.locator("#saved")).not().isEmpty();
        Page second = phone.page.context().newPage();
        second.navigate("/field/visits");
        second.locator("#waiting a").click();
        second.evaluate("() => window.dispatchEvent(new Event('hashchange'))"); // as when the page is just starting
        assertThat(second.locator("#busy")).isVisible();
        assertThat(second.locator("#begin")).isVisible();
        second.waitForTimeout(500);
        assertThat(second.locator("#busy")).isVisible();
        phone.page.locator("#back").click();
        second.locator("#waiting a").click();
        assertThat(second.locator("#said")).hasValue(WorkPhone.LEARNED);
    }

    @Test
    @DisplayName("没发的可以删，先问一声")
    void mayDeleteWhatIsNotSent() {
        phone.open();
        phone.goOffline();
        phone.begin();
        assertThat(phone.page.locator("#saved")).not().isEmpty();
        phone.page.locator("#drop").click();
        assertThat(phone.page.locator("#drop-not")).isFocused();
        assertThat(phone.remembers()).contains(WorkPhone.LEARNED);
        phone.page.locator("#drop-do").click();
        assertThat(phone.page.locator("#begin")).isVisible();
        assertThat(phone.page.locator("#waiting")).isHidden();
        assertThat(phone.remembers()).doesNotContain(WorkPhone.LEARNED);
    }

    @Test
    @DisplayName("网络没有回音：三秒后打开本机存的那一页")
    void opensWithinSecondsOnASilentNetwork() {
        phone.open();
        phone.wire.silence();
        long begun = System.nanoTime();
        phone.page.reload();
        assertThat(phone.page.locator("#begin")).isEnabled();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(9));
    }

    @Test
    @DisplayName("存下来的那一页不写是谁；离线脚本每次问有没有新的")
    void keepsNoNameInThePage() {
        phone.open();
        Object kept = phone.page.evaluate("async () => (await caches.match('/field/visits')).text()");
        assertThat(String.valueOf(kept)).contains("id=\"visit\"").doesNotContain("镇上林", "_csrf", "class=\"nav\"");
        Http.Reply worker = Http.nobody(context).get("/field/worker.js");
        assertThat(worker.status()).isEqualTo(200);
        assertThat(worker.header("Content-Type")).startsWith("text/javascript");
        assertThat(worker.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(worker.header("Content-Security-Policy"))
                .contains("connect-src 'self'")
                .doesNotContain("sandbox");
    }
}
