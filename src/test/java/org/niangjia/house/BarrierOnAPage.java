package org.niangjia.house;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.niangjia.Browser;
import org.niangjia.Browser.Look;
import org.niangjia.ToldWorld;

/** The walks are green because there is no barrier, not because nobody looks. */
@Tag("browser")
@DisplayName("页面上有障碍")
class BarrierOnAPage {
    @Test
    @DisplayName("没有说明文字的图片、没有名字的输入框、比窗口宽的页面都会被发现")
    void isFound() {
        try (Browser browser = new Browser(ToldWorld.context())) {
            Page page = browser.nobody(Look.USUAL);
            page.navigate("/");
            page.evaluate("document.querySelector('main').innerHTML ="
                    + " '<img src=\"/favicon.ico\"><input><canvas width=999></canvas>'");
            browser.check(page, "barrier", Look.USUAL);
            assertThatThrownBy(browser::isClean)
                    .hasMessageContaining("image-alt")
                    .hasMessageContaining("label")
                    .hasMessageContaining("wider than the window");
        }
    }
}
