package org.niangjia.platform.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niangjia.HouseTest;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.NotVisibleException;
import org.springframework.beans.factory.annotation.Autowired;

@HouseTest
@DisplayName("工作人员查找地区")
class OfficerLookingUpAPlace {
    private static final int PUTUO = 330903;

    @Autowired
    private Regions regions;

    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("代码对应地名，全称从省写起")
    @CsvSource({
        "330903, 普陀区, 浙江省舟山市普陀区",
        "330903001, 沈家门街道, 浙江省舟山市普陀区沈家门街道",
        "330109, 萧山区, 浙江省杭州市萧山区",
        "330522, 长兴县, 浙江省湖州市长兴县",
        "330523, 安吉县, 浙江省湖州市安吉县",
        "330122, 桐庐县, 浙江省杭州市桐庐县",
        "330726, 浦江县, 浙江省金华市浦江县",
        "110101, 东城区, 北京市东城区",
        "429004, 仙桃市, 湖北省仙桃市",
        "100000, 全国, ''",
    })
    void findsNames(long code, String name, String fullName) {
        assertThat(regions.name(code)).isEqualTo(name);
        assertThat(regions.fullName(code)).isEqualTo(fullName);
    }

    @Test
    @DisplayName("普陀有四街道五镇，安吉十五个镇街")
    void listsTheTownsOfACounty() {
        assertThat(regions.towns(PUTUO))
                .extracting(Region::name)
                .containsExactly("沈家门街道", "东港街道", "朱家尖街道", "展茅街道", "六横镇", "虾峙镇", "桃花镇", "东极镇", "普陀山镇");
        assertThat(regions.towns(330523)).hasSize(15);
        assertThat(regions.towns(330522))
                .extracting(Region::name)
                .contains("林城镇")
                .hasSize(15);
    }

    @Test
    @DisplayName("按名称找镇街，可以不写“街道”“镇”")
    void findsATownByName() {
        assertThat(regions.named(PUTUO, "沈家门").orElseThrow().code()).isEqualTo(330903001);
        assertThat(regions.named(PUTUO, "六横镇").orElseThrow().code()).isEqualTo(330903100);
        assertThat(regions.named(PUTUO, "普陀山").orElseThrow().code()).isEqualTo(330903106);
        assertThat(regions.named(PUTUO, "普陀")).isEmpty();
        assertThat(regions.named(PUTUO, "")).isEmpty();
    }

    @Test
    @DisplayName("上级依次为市、省、全国；镇街归所在县")
    void knowsWhatLiesAbove() {
        assertThat(regions.chainOf(PUTUO)).containsExactly(PUTUO, 330900, 330000, 100000);
        assertThat(regions.chainOf(330900)).containsExactly(330900, 330000, 100000);
        assertThat(regions.chainOf(100000)).containsExactly(100000);
        assertThat(regions.districtOf(330903001)).isEqualTo(PUTUO);
        assertThat(regions.districtOf(PUTUO)).isEqualTo(PUTUO);
        assertThat(regions.districtOf(330900)).isEqualTo(330900);
    }

    @Test
    @DisplayName("市管辖各县，省管辖市和县，县只有自己；一省不超过 120 个")
    void knowsWhatLiesBelow() {
        assertThat(regions.districtsUnder(330900)).containsExactly(330900, 330902, 330903, 330921, 330922);
        assertThat(regions.districtsUnder(PUTUO)).containsExactly(PUTUO);
        assertThat(regions.districtsUnder(330400)).hasSize(8);
        assertThat(regions.districtsUnder(330000)).hasSize(1 + 11 + 90).hasSizeLessThanOrEqualTo(120);
        assertThat(regions.districtsUnder(441900)).containsExactly(441900);
    }

    @Test
    @DisplayName("撤销的地区查得到，但不再列出，并指向现在的地区")
    void followsAbolishedPlaces() {
        assertThat(regions.name(330103)).isEqualTo("下城区");
        assertThat(regions.today(330103).name()).isEqualTo("拱墅区");
        assertThat(regions.today(330104).name()).isEqualTo("上城区");
        assertThat(regions.today(330204).name()).isEqualTo("鄞州区");
        assertThat(regions.today(330283).name()).isEqualTo("奉化区");
        assertThat(regions.today(331021).name()).isEqualTo("玉环市");
        assertThat(regions.today(PUTUO).name()).isEqualTo("普陀区");
        assertThat(regions.children(330100))
                .extracting(Region::name)
                .contains("临平区")
                .doesNotContain("下城区", "江干区");
        assertThat(regions.districtsUnder(330100)).doesNotContain(330103);
    }

    @Test
    @DisplayName("不存在的代码按不可见处理")
    void doesNotInventPlaces() {
        assertThat(regions.find(339999)).isEmpty();
        assertThatThrownBy(() -> regions.get(339999)).isInstanceOf(NotVisibleException.class);
        assertThatThrownBy(() -> regions.chainOf(-1)).isInstanceOf(NotVisibleException.class);
    }

    @ParameterizedTest(name = "{0}：{1}")
    @DisplayName("身份证上的地区含已撤销的和港澳台、外国人")
    @CsvSource({
        "330903, true",
        "330103, true",
        "440524, true",
        "512301, true",
        "710000, true",
        "810000, true",
        "820000, true",
        "830000, true",
        "840000, false",
        "933156, true",
        "999156, false",
        "000000, false",
    })
    void acceptsAreasOfHonestPeople(int area, boolean accepted) {
        assertThat(regions.mayStandOnIdCard(area)).isEqualTo(accepted);
    }

    @Test
    @DisplayName("演示号码的地区不是真实地区")
    void keepsTheDemoAreaApart() {
        assertThat(regions.mayStandOnIdCard(IdCardNumber.DEMO_AREA)).isFalse();
    }
}
