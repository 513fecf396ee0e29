package org.niangjia.base;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("归一文字")
class TypedText {

    @Test
    @DisplayName("去掉看不见的字符和首尾空白，保留换行")
    void keepsWhatPeopleSee() {
        assertThat(Text.lines("\ufeff　 工资\r\n被拖欠\u0000\u202e了 \t\n")).isEqualTo("工资\n被拖欠了");
        assertThat(Text.line(" 沈家门 \n 街道　总工会 ")).isEqualTo("沈家门 街道 总工会");
    }

    @Test
    @DisplayName("半个生僻字不会进数据库")
    void dropsHalfASurrogatePair() {
        assertThat(Text.lines("王\ud873")).isEqualTo("王");
        assertThat(Text.lines("王𬭩")).isEqualTo("王𬭩");
    }

    @Test
    @DisplayName("长度按字计，截取不拆字")
    void measuresInCodePoints() {
        assertThat(Text.length("王𬭩")).isEqualTo(2);
        assertThat(Text.first(1, "𬭩王")).isEqualTo("𬭩");
        assertThat(Text.first(2, "𬭩王")).isEqualTo("𬭩王");
        assertThat(Text.first(3, "𬭩王")).isEqualTo("𬭩王");
    }

    @Test
    @DisplayName("号码去空格和连字符，全角变半角，小写变大写")
    void readsCodes() {
        assertThat(Text.code(" ９１－3301 ab ")).isEqualTo("913301AB");
    }

    @Property
    @Label("归一两次与一次相同，且不留控制字符")
    void isStable(@ForAll String typed) {
        String once = Text.lines(typed);
        assertThat(Text.lines(once)).isEqualTo(once);
        assertThat(Text.line(Text.line(typed))).isEqualTo(Text.line(typed));
        assertThat(once.codePoints().filter(each -> each != '\n' && each != '\t'))
                .noneMatch(Character::isISOControl);
    }
}
