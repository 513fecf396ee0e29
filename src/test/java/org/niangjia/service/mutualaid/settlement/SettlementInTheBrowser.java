package org.niangjia.service.mutualaid.settlement;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.niangjia.Browser;
import org.niangjia.Browser.Look;
import org.niangjia.HouseTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The pages that nobody of the demo reaches, for the demo has no fund that is pooled above a county. */
@HouseTest
@Tag("browser")
@DisplayName("清算的页面都看一遍")
class SettlementInTheBrowser {
    @Autowired
    private ApplicationContext context;

    @Test
    @DisplayName("清单、一张结算单、打印页，县里市里、中英文都没有障碍")
    void isAccessible() {
        PooledCounty place = new PooledCounty(context).withTwoMonths();
        String id = place.drawn(place.first);
        place.told();
        try (Browser browser = new Browser(context)) {
            look(browser, place.headAccount, "settlement-drawn", id);
            look(browser, place.cityHeadAccount, "settlement-to-confirm", id);
            PooledCounty.step(place.cityHead, id, "confirmation", Map.of());
            place.told();
            look(browser, place.cashierAccount, "settlement-to-pay", id);
            place.moved(place.cashier, id, "payment", "记-1");
            look(browser, place.cashierAccount, "settlement-in-transit", id);
            browser.isClean();
        }
    }

    private static void look(Browser browser, UUID account, String name, String id) {
        for (Look look : List.of(Look.USUAL, new Look("en", true))) {
            Page page = browser.desk(account, look);
            page.navigate(SettlementPages.ALL);
            browser.look(page, name + "-list", look);
            page.navigate(SettlementPages.ALL + "/" + id);
            browser.look(page, name, look);
            page.navigate(SettlementPages.ALL + "/" + id + "/paper");
            browser.look(page, name + "-paper", look);
            page.close();
        }
    }
}
