package org.niangjia.app.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.niangjia.Browser;
import org.niangjia.Browser.Look;
import org.niangjia.TestDatabase;
import org.niangjia.app.portal.Authenticator;
import org.springframework.context.ConfigurableApplicationContext;

@Tag("browser")
@DisplayName("用浏览器走一遍：开张")
class OpeningInTheBrowser {

    static List<Look> looks() {
        return List.of(new Look("zh", false), new Look("en", true));
    }

    @ParameterizedTest
    @MethodSource("looks")
    @DisplayName("从打印的链接到建好镇街")
    void fromThePrintedLinkToTheTowns(Look look) {
        try (TestDatabase.Copy database = TestDatabase.real();
                ConfigurableApplicationContext house = database.served();
                Browser browser = new Browser(house)) {
            Page page = browser.nobody(look);
            page.navigate("/sign-in");
            browser.look(page, "c0-sign-in-without-texts", look);
            page.navigate(house.getBean(SetupLink.class).page().orElseThrow());
            browser.look(page, "c1-province", look);
            page.locator("a[href$='under=330000']").click();
            page.locator("a[href$='under=330900']").click();
            browser.look(page, "c2-county", look);
            page.locator("a[href$='county=330903']").click();
            page.locator("#name").fill("沈明华");
            page.locator("#phone").fill("139 0580 0001");
            page.locator("form button.btn--main").last().click();
            browser.look(page, "c3-officer-refused", look);
            page.locator("input[value=EXECUTIVE_CHAIR]").check();
            page.locator("#password").fill("舟山的海是蓝的，船是白的");
            page.locator("#repeat").fill("舟山的海是蓝的，船是白的");
            Authenticator app = Authenticator.of(page.content());
            page.locator("#digits").fill(app.at(house.getBean(Clock.class).instant()));
            page.locator("form button.btn--main").last().click();
            page.locator("button[value=agree]").click();
            assertThat(page.url()).endsWith("/opening");
            page.setViewportSize(1440, 900);
            browser.look(page, "c4-opening", look);
            page.locator("form[action='/opening/towns'] button").click();
            browser.look(page, "c5-towns", look);
            page.setViewportSize(390, 844);
            browser.look(page, "c6-opening-phone", look);
            browser.isClean();
        }
    }
}
