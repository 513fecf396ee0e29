package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.niangjia.Browser;
import org.niangjia.Browser.Look;
import org.niangjia.HouseTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@Tag("browser")
@DisplayName("窗口代录只用键盘")
class CounterByKeyboard {
    /** A keystroke of an average typist and a moment of thought before each field (Card, Moran and Newell's model). */
    private static final double SECONDS_A_KEY = 0.28;

    private static final double SECONDS_A_THOUGHT = 1.35;

    @Autowired
    private ApplicationContext context;

    private int keys;
    private int fields;

    static java.util.List<Look> looks() {
        return java.util.List.of(Look.USUAL, new Look("en", true));
    }

    @ParameterizedTest
    @MethodSource("looks")
    @DisplayName("不碰鼠标，一件简单的来访按键数按常人打字算不到 90 秒，回执已经可以打印")
    void entersAWalkIn(Look look) {
        Shipyard yard = new Shipyard(context);
        try (Browser browser = new Browser(context)) {
            Page desk = browser.desk(yard.officerAccount, look);
            desk.navigate("/requests/counter");
            browser.look(desk, "c1-counter", look);
            Keyboard keyboard = desk.keyboard();
            assertThat(focused(desk)).isEqualTo("text");
            type(keyboard, "jiu yue gong zi shao fa le yi qian er, wen le gong tou ye mei jie guo.");
            to(desk, "category");
            press(keyboard, "ArrowDown");
            to(desk, "name");
            type(keyboard, "wang fang");
            to(desk, "phone");
            type(keyboard, "13800001234");
            to(desk, "readAloud");
            press(keyboard, "Space");
            press(keyboard, "Enter");
            desk.waitForURL("**/receipt");
            browser.look(desk, "c2-receipt", look);
            assertThat(desk.locator(".paper-big").first().innerText()).startsWith("SQ-");
            double seconds = keys * SECONDS_A_KEY + fields * SECONDS_A_THOUGHT;
            assertThat(seconds).as("%d keys, %d fields", keys, fields).isLessThan(90);
            browser.isClean();
        }
    }

    @Test
    @DisplayName("粘贴消息、识别、登记，也不用鼠标；粘贴的人没有在场，不用勾宣读")
    void entersAPastedMessage() {
        Shipyard yard = new Shipyard(context);
        try (Browser browser = new Browser(context)) {
            Page desk = browser.desk(yard.officerAccount, Look.USUAL);
            desk.navigate("/requests/counter");
            to(desk, "message");
            desk.keyboard().insertText("我叫王芳，在大洋船厂上班，工资三个月没发，电话13800001234");
            press(desk.keyboard(), "Tab");
            press(desk.keyboard(), "Enter");
            desk.waitForURL("**/counter/message");
            browser.look(desk, "c3-pasted", Look.USUAL);
            assertThat(desk.locator("#name").inputValue()).isEqualTo("王芳");
            assertThat(desk.locator("#phone").inputValue()).isEqualTo("13800001234");
            assertThat(desk.locator("#employer").inputValue()).isEqualTo("大洋船厂");
            assertThat(desk.locator("#category").inputValue()).isEqualTo("WAGES");
            assertThat(desk.locator("#channel").inputValue()).isEqualTo("MESSAGE");
            assertThat(focused(desk)).isEqualTo("text");
            to(desk, "phone");
            press(desk.keyboard(), "Enter");
            desk.waitForURL("**/receipt");
            assertThat(desk.locator(".paper-big").first().innerText()).startsWith("SQ-");
            browser.isClean();
        }
    }

    private void type(Keyboard keyboard, String text) {
        keyboard.type(text);
        keys += text.length();
    }

    private void press(Keyboard keyboard, String key) {
        keyboard.press(key);
        keys++;
    }

    /** Goes on with Tab until the field has the focus, as somebody at the counter does. */
    private void to(Page page, String field) {
        fields++;
        for (int i = 0; i < 25; i++) {
            press(page.keyboard(), "Tab");
            if (field.equals(focused(page))) {
                return;
            }
        }
        throw new AssertionError("Tab never comes to " + field);
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.id"));
    }
}
