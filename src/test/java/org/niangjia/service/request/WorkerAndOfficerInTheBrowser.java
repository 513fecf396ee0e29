package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.niangjia.Browser;
import org.niangjia.Browser.Look;
import org.niangjia.HouseTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@Tag("browser")
@DisplayName("用浏览器走一遍：职工反映、干部办理、职工评价")
class WorkerAndOfficerInTheBrowser {
    @Autowired
    private ApplicationContext context;

    static List<Look> looks() {
        return List.of(Look.USUAL, new Look("en", false));
    }

    @ParameterizedTest
    @MethodSource("looks")
    @DisplayName("从说问题到说解决了")
    void goesFromSayingItToRatingIt(Look look) {
        Shipyard yard = new Shipyard(context);
        try (Browser browser = new Browser(context)) {
            Page phone = browser.phone(yard.workerAccount, look);
            phone.navigate("/");
            browser.look(phone, "p1-home", look);
            String no = sayIt(browser, phone, look);
            Page desk = browser.desk(yard.officerAccount, look);
            desk.navigate("/desk");
            browser.look(desk, "d1-desk", look);
            handleIt(browser, desk, no, look);
            phone.navigate("/requests/" + no);
            browser.look(phone, "p5-answered", look);
            phone.locator("input[name=solved][value=true]").check();
            phone.locator("input[name=satisfaction][value=GOOD]").check();
            phone.locator("form[action$=revisit] button").click();
            browser.look(phone, "p6-closed", look);
            phone.navigate("/requests/" + no + "/looks");
            browser.look(phone, "p7-looks", look);
            phone.navigate("/requests?mine=1");
            browser.look(phone, "p8-mine", look);
            phone.navigate("/query");
            browser.look(phone, "p9-query", look);
            phone.navigate("/nothing-here");
            assertThat(phone.locator("h1").innerText()).isNotEmpty();
            others(browser, desk, look);
            browser.isClean();
        }
    }

    private static String sayIt(Browser browser, Page phone, Look look) {
        phone.navigate("/requests/new");
        browser.look(phone, "p2a-say", look);
        phone.locator(".dock button").click();
        assertThat(phone.locator("#problem").isVisible()).isTrue();
        browser.look(phone, "p2a-say-refused", look);
        phone.locator("#text").fill("九月的工资少发了一千二。问了工头，说大家都一样。");
        phone.locator("input[name=category][value=WAGES]").check();
        phone.locator(".dock button").click();
        browser.look(phone, "p2b-where", look);
        phone.locator("#employer").fill("大洋船舶修造有限公司");
        phone.locator(".dock button").click();
        browser.look(phone, "p2c-who", look);
        phone.locator(".dock button").click();
        browser.look(phone, "p3-ticket", look);
        String no = phone.locator(".ticket .code").first().innerText();
        phone.navigate("/requests/" + no);
        browser.look(phone, "p4-status", look);
        return no;
    }

    private static void handleIt(Browser browser, Page desk, String no, Look look) {
        desk.navigate("/requests/" + no);
        browser.look(desk, "d2-sign", look);
        desk.locator("form[action$=signature] button").click();
        browser.look(desk, "d3-handle", look);
        desk.locator("#text").fill("公司承认少算了，十二月十日随工资补发一千二百元。");
        desk.locator("#basis").fill("劳动法第五十条");
        desk.locator("form[action$=reply] button").first().click();
        browser.look(desk, "d4-replied", look);
    }

    private static void others(Browser browser, Page desk, Look look) {
        for (String path : List.of("/requests", "/requests/counter", "/unions", "/employers")) {
            desk.navigate(path);
            browser.look(desk, "d5" + path.replace('/', '-'), look);
        }
    }
}
