package org.niangjia.service.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.niangjia.Browser;
import org.niangjia.Browser.Look;
import org.niangjia.ToldWorld;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("browser")
@DisplayName("用浏览器走一遍：会籍、会员卡、接转、入会")
class MemberInTheBrowser {
    private static final List<Look> LOOKS = List.of(Look.USUAL, new Look("en", true));

    private final ApplicationContext house = ToldWorld.context();

    private UUID id(String name) {
        return house.getBean(JdbcClient.class)
                .sql("SELECT id FROM access_account WHERE name = :name")
                .param("name", name)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list()
                .getFirst();
    }

    @Test
    @DisplayName("会员、等答复的会员、没入会的骑手、镇上干部，看到的都没有障碍")
    void isServed() {
        try (Browser browser = new Browser(house)) {
            for (Look look : LOOKS) {
                showsTheCard(browser, look);
                isAskedAboutATransfer(browser, look);
                cannotBeLinked(browser, look);
                applies(browser, look);
                decides(browser, look);
            }
            browser.isClean();
        }
    }

    private void showsTheCard(Browser browser, Look look) {
        Page phone = browser.phone(id("郑海波"), look);
        phone.navigate("/me/card");
        assertThat(phone.locator("svg.qr").isVisible()).isTrue();
        String digits = phone.locator(".fig__n").innerText();
        browser.look(phone, "card", look);
        phone.context().close();
        Page desk = browser.desk(id("虞晓岚"), look);
        desk.navigate("/member-cards");
        desk.fill("#phone", "19900001001");
        desk.fill("#digits", digits);
        desk.locator("form:has(#digits) button").click();
        assertThat(desk.locator("[role=status]").innerText()).contains("郑 * *");
        browser.look(desk, "card-checked", look);
        desk.fill("#code", "not-a-code");
        desk.locator("form:has(#code) button").click();
        browser.look(desk, "card-refused", look);
        desk.context().close();
    }

    private void isAskedAboutATransfer(Browser browser, Look look) {
        Page phone = browser.phone(id("迪丽娜尔·艾山"), look);
        phone.navigate("/");
        browser.look(phone, "transfer-home", look);
        phone.navigate("/me/membership");
        phone.locator("details summary").first().click();
        browser.look(phone, "transfer-asked", look);
        phone.context().close();
    }

    private void cannotBeLinked(Browser browser, Look look) {
        Page phone = browser.phone(id("麻小飞"), look);
        phone.navigate("/me/membership");
        phone.fill("#idNumber", "123456");
        phone.locator("form:has(#idNumber) button").click();
        assertThat(phone.locator("#problem").isVisible()).isTrue();
        browser.look(phone, "link-refused", look);
        phone.context().close();
    }

    private void applies(Browser browser, Look look) {
        Page phone = browser.phone(id("麻小飞"), look);
        phone.navigate("/joinings/new");
        phone.fill("#employer", "某单位");
        phone.locator("input[value=FLEXIBLE]").check();
        phone.locator("form:has(#employer) button").click();
        assertThat(phone.locator("#problem").isVisible()).isTrue();
        assertThat(phone.locator("#employer").inputValue()).isEqualTo("某单位");
        browser.look(phone, "joining-refused", look);
        phone.context().close();
        Page rider = browser.phone(id("林䶮"), look);
        rider.navigate("/joinings");
        rider.locator("a.row").first().click();
        browser.look(rider, "joining-status", look);
        rider.context().close();
    }

    private void decides(Browser browser, Look look) {
        Page desk = browser.desk(id("虞晓岚"), look);
        desk.navigate("/joinings/open");
        browser.look(desk, "joinings-open", look);
        desk.locator("a.mid").first().click();
        desk.locator("details summary").last().click();
        browser.look(desk, "joining-office", look);
        desk.context().close();
    }
}
