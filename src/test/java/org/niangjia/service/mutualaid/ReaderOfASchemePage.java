package org.niangjia.service.mutualaid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.benefit.SchemeReader;
import org.niangjia.platform.frame.Dictionary;

@DisplayName("看方案页的人")
class ReaderOfASchemePage {
    private static final String SCHEME = """
            {code: page, name: 页, regions: [330903], from: 2020-01-01, standing: demo, source: 测试, base: 自负, cap: 9000,
             waiting: {days: 30},
             modules: [{code: m, name: 项目, fee: 50, shares: {min: 1, max: 3}, benefits: [
               {code: b, name: 补助, rate: 50%, floor: 100}]}]}
            """;

    @Test
    @DisplayName("普陀：不足 100 元按 100 元补，但不超过自己负担的数")
    void isNotPromisedMoreThanIsPaid() {
        assertThat(said(Bundled.scheme("putuo-demo"), Locale.CHINESE)).contains("不足 100 元按 100 元补，但不超过自己负担的数");
        assertThat(said(Bundled.scheme("putuo-demo"), Locale.ENGLISH))
                .contains("At least 100 yuan, but never more than what you bear yourself");
        assertThat(said(Bundled.scheme("hangzhou"), Locale.CHINESE)).contains("不足 100 元按 100 元补", "不算在封顶里");
    }

    @ParameterizedTest(name = "{0}：{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "per: claim | 每次申领单独算 | Each claim is computed by itself",
                "perShare: no | 不按份数翻倍 | Not multiplied by shares",
                "outsideCap: yes | 不算在封顶里 | Not counted towards the cap",
                "when: always | 没有免责期 | Without waiting"
            })
    @DisplayName("每一条例外都写出来，没有的不写")
    void hearsEveryException(String word, String chinese, String english) {
        Scheme with = SchemeReader.read(SCHEME.replace("floor: 100", word));
        assertThat(said(with, Locale.CHINESE)).contains(chinese);
        assertThat(said(with, Locale.ENGLISH)).contains(english);
        assertThat(said(SchemeReader.read(SCHEME), Locale.CHINESE)).doesNotContain(chinese);
    }

    @Test
    @DisplayName("只能参加一份的，不提份数；各项目合计的封顶写出来，没有的不写")
    void hearsTheCapOfAllModules() {
        Scheme single = SchemeReader.read(SCHEME.replace("max: 3", "max: 1").replace("floor: 100", "perShare: no"));
        assertThat(said(single, Locale.CHINESE)).doesNotContain("不按份数翻倍");
        SchemeSayings says = new SchemeSayings(new Dictionary().in(Locale.CHINESE), single);
        assertThat(says.whole()).containsExactly("各项目合计，每人每年最多 9,000 元");
        Scheme without = SchemeReader.read(SCHEME.replace(", cap: 9000", ""));
        assertThat(new SchemeSayings(new Dictionary().in(Locale.CHINESE), without).whole())
                .isEmpty();
    }

    private static List<String> said(Scheme scheme, Locale language) {
        SchemeSayings says = new SchemeSayings(new Dictionary().in(language), scheme);
        return scheme.modules().stream()
                .flatMap(module -> says.benefits(module).stream())
                .flatMap(said -> said.lines().stream())
                .toList();
    }
}
