package org.niangjia.service.mutualaid;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.niangjia.Browser;
import org.niangjia.Browser.Look;
import org.niangjia.ToldWorld;

@Tag("browser")
@DisplayName("用手机算一算能补多少")
class WorkerTryingAScheme {
    @Test
    @DisplayName("看到每一步，填错了说哪里错，不能补说全部原因")
    void seesEveryStep() {
        try (Browser browser = new Browser(ToldWorld.context())) {
            for (Look look : List.of(Look.USUAL, new Look("en", true))) {
                Page phone = browser.nobody(look);
                phone.navigate("/mutual-aid");
                browser.look(phone, "aid", look);
                phone.locator("a[href='/mutual-aid/schemes/hangzhou']").click();
                browser.look(phone, "aid-scheme", look);
                fill(phone, "male", "五千");
                assertThat(phone.locator("#trial .field--bad").count()).isEqualTo(1);
                browser.look(phone, "aid-wrong", look);
                fill(phone, "male", "5232.97");
                assertThat(phone.locator(".fig__n").innerText()).contains("2,316.49");
                browser.look(phone, "aid-computed", look);
                phone.navigate("/mutual-aid/schemes/hangzhou");
                phone.locator("input[name=module][value=P3]").check();
                fill(phone, "male", "100");
                assertThat(phone.locator("main ul li").count()).isPositive();
                browser.look(phone, "aid-refused", look);
                phone.context().close();
            }
            browser.isClean();
        }
    }

    private static void fill(Page phone, String sex, String amount) {
        phone.locator("input[name=sex][value=" + sex + "]").check();
        phone.fill("#born", "1980");
        phone.fill("#amount-selfPay", amount);
        phone.locator("#trial button").click();
    }
}
