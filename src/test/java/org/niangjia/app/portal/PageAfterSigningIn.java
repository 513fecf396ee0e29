package org.niangjia.app.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("登录后去哪一页")
class PageAfterSigningIn {

    @ParameterizedTest
    @DisplayName("本站的页面照去")
    @CsvSource({
        "/requests/new, /requests/new",
        "/requests?mine=1&after=a%20b, /requests?mine=1&after=a%20b",
        "/requests?q=拖欠, /requests?q=%E6%8B%96%E6%AC%A0",
        "/, /"
    })
    void isAPageOfThisHouse(String typed, String goes) {
        assertThat(NextPage.of(typed)).isEqualTo(goes);
    }

    @ParameterizedTest
    @DisplayName("别的网站、绕圈子和看不懂的，一律回首页")
    @ValueSource(
            strings = {
                "",
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "/\t/evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                "requests",
                "/sign-in?next=/",
                "/sign-out",
                "/consent",
                "/api/me",
                "/a b",
                "/%zz",
                "/a\r\nSet-Cookie: x=y"
            })
    void isNeverAnotherSite(String typed) {
        assertThat(NextPage.of(typed)).isEmpty();
        assertThat(NextPage.orHome(typed)).isEqualTo("/");
    }
}
