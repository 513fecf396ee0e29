package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.engine.benefit.Claim;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.benefit.SchemeReader;
import org.niangjia.platform.frame.Dictionary;
import org.niangjia.platform.frame.Words;

@DisplayName("新城方案里的申领情形")
class CausesOfANewCity {
    private static final Words CHINESE = new Dictionary().in(Locale.CHINESE);
    private static final Words ENGLISH = new Dictionary().in(Locale.ENGLISH);
    private static final Scheme NEW_CITY = SchemeReader.read("""
            {代码: newcity, 名称: 新城互助, 地区: [330903], 从: 2026-01-01, 来源情况: 演示, 来源: 新城办法, 计算基数: 自负,
             不予补助: [{情形: cosmetic, 名称: 整形美容, 英文名称: Cosmetic surgery, 来源: 第九条}, {情形: 牙科, 来源: 第九条},
                      {情形: fight, 名称: 打架斗殴, 来源: 第十条}, {情形: abroad, 来源: 第十条}],
             项目: [{代码: m, 名称: 项目, 互助费: 1, 补助: [{代码: b, 名称: 中暑补助, 比例: 50%, 适用情形: [中暑]}]}]}
            """);

    @Test
    @DisplayName("页面上是方案里写的名称，英文页有英文名称用英文名称，没有代码")
    void areCalledAsTheFileCallsThem() {
        assertThat(Causes.named(NEW_CITY, CHINESE))
                .containsExactly(
                        java.util.Map.entry("illness", "生病"),
                        java.util.Map.entry("accident", "意外"),
                        java.util.Map.entry("中暑", "中暑"),
                        java.util.Map.entry("cosmetic", "整形美容"),
                        java.util.Map.entry("牙科", "牙科"),
                        java.util.Map.entry("fight", "打架斗殴"),
                        java.util.Map.entry("abroad", "境外就医"));
        assertThat(Causes.named(NEW_CITY, ENGLISH).values())
                .containsExactly("Illness", "Accident", "中暑", "Cosmetic surgery", "牙科", "Fight", "Treated abroad");
    }

    @Test
    @DisplayName("程序认识的情形都有中英文")
    void haveWordsWhereTheHouseKnowsThem() {
        assertThat(Claim.CAUSES).allSatisfy(code -> {
            assertThat(CHINESE.find("mutualaid.cause." + code)).as(code).isPresent();
            assertThat(ENGLISH.find("mutualaid.cause." + code)).as(code).isPresent();
        });
    }
}
