package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.niangjia.Browser;
import org.niangjia.Browser.Look;
import org.niangjia.ToldWorld;
import org.niangjia.base.WorkingCalendar;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("browser")
@DisplayName("用手机申领，用电脑审核")
class WorkerClaimingOnThePhone {
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
    @DisplayName("填错了说哪里错，填好了先看怎么算，交了就能查；窗口受理、审核、打印")
    void isServed() {
        try (Browser browser = new Browser(house)) {
            int invoice = 7_000_001;
            for (Look look : new Look[] {Look.USUAL, new Look("en", true)}) {
                String no = claims(browser, look, "%010d".formatted(invoice++));
                reviews(browser, look, no);
            }
            browser.isClean();
        }
    }

    private String claims(Browser browser, Look look, String invoice) {
        LocalDate today = WorkingCalendar.dayOf(house.getBean(Clock.class).instant());
        Page phone = browser.phone(id("俞静"), look);
        phone.navigate("/mutual-aid/claims");
        browser.look(phone, "claims-own", look);
        phone.locator("a[href='/mutual-aid/claims/new']").first().click();
        phone.locator("form.stack > button.btn--main").click();
        assertThat(phone.locator(".field__err").count()).isGreaterThan(4);
        browser.look(phone, "claim-wrong", look);
        phone.fill("#admitted", today.minusDays(12).toString());
        phone.fill("#discharged", today.minusDays(8).toString());
        phone.fill("#hospital", "演示医院");
        phone.fill("#diagnosis", "胆囊结石");
        phone.fill("#amount-selfPay", "1234.56");
        phone.fill("#invoiceCode", "33090026");
        phone.fill("#invoiceNumber", invoice);
        phone.fill("#invoiceCheck", "a1b2c3");
        phone.fill("#bankCard", "6228480402564890018");
        phone.fill("#bank", "演示银行");
        phone.locator("input[name=consent]").check();
        phone.locator("form.stack > button.btn--main").click();
        assertThat(phone.locator(".fig__n").innerText()).contains(".");
        browser.look(phone, "claim-preview", look);
        phone.locator("form[action='/mutual-aid/claims'] button").click();
        assertThat(phone.url()).contains("/mutual-aid/claims/HZ-330903-");
        browser.look(phone, "claim-status", look);
        String no = phone.url().substring(phone.url().lastIndexOf('/') + 1);
        phone.context().close();
        return no;
    }

    private void reviews(Browser browser, Look look, String no) {
        Page desk = browser.desk(id("汤小满"), look);
        desk.navigate("/mutual-aid/claims");
        browser.look(desk, "claims-office", look);
        desk.navigate("/mutual-aid/claims/" + no);
        desk.locator("form[action$='/acceptance'] button").click();
        browser.look(desk, "claim-review", look);
        desk.locator("input[name=verdict][value=REFUSE]").check();
        desk.locator("form[action$='/review'] button").click();
        assertThat(desk.locator(".field__err").count()).isEqualTo(1);
        desk.locator("input[name=verdict][value=AWARD]").check();
        desk.locator("form[action$='/review'] button").click();
        assertThat(desk.locator("[role=status]").count()).isEqualTo(1);
        browser.look(desk, "claim-decided", look);
        desk.navigate("/mutual-aid/claims/" + no + "/papers");
        browser.look(desk, "claim-papers", look);
        desk.context().close();
        Page auditor = browser.desk(id("蔡景行"), look);
        auditor.navigate("/mutual-aid/samples");
        auditor.locator("form[action='/mutual-aid/samples'] button").click();
        browser.look(auditor, "samples", look);
        auditor.context().close();
    }
}
