package org.niangjia.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.app.demo.DemoTables.EmployerRow;
import org.niangjia.app.demo.DemoTables.PersonRow;
import org.niangjia.app.demo.DemoTables.UnionRow;
import org.niangjia.base.CreditCode;
import org.niangjia.base.PersonName;
import org.niangjia.platform.organisation.OfficerKind;
import org.niangjia.platform.organisation.UnionKind;

@DisplayName("演示名册里的人、单位和工会")
class TablesOfTheDemo {
    private final List<UnionRow> unions = DemoTables.unions();
    private final List<PersonRow> people = DemoTables.people();
    private final List<EmployerRow> employers = DemoTables.employers();

    @Test
    @DisplayName("报上的真人真单位，一个也不当账号、不当单位")
    void holdNobodyOfTheNewspaperPage() {
        Set<String> named = Set.of(
                "孟万成", "裘易", "阮向民", "沈利农", "周建巨", "陈明", "冯伟祥", "高继卫", "周永卫", "王际明", "蒋旭君", "洪茜婷", "于辰倩", "漏鑫瑞", "傅亚挺",
                "叶菊琪", "杜志华");
        assertThat(people).extracting(PersonRow::name).doesNotContainAnyElementsOf(named);
        assertThat(employers)
                .allSatisfy(each -> assertThat(each.name()).doesNotContain("巨隆", "开元", "保时捷", "国网", "东方文化园", "俐生美"));
    }

    @Test
    @DisplayName("手机号都在演示号段，一人一个；姓名各不相同，按证件规则写")
    void havePhonesOfTheDemoBlockAndProperNames() {
        List<PersonRow> first =
                people.stream().filter(row -> !row.phone().isEmpty()).toList();
        assertThat(first).allSatisfy(row -> {
            assertThat(row.phone()).matches("1990000\\d{4}");
            assertThat(PersonName.parse(row.name()).orThrow().value()).isEqualTo(row.name());
        });
        assertThat(first).extracting(PersonRow::phone).doesNotHaveDuplicates();
        assertThat(first).extracting(PersonRow::name).doesNotHaveDuplicates();
        assertThat(first).extracting(PersonRow::name).contains("金𬭩", "林䶮", "迪丽娜尔·艾山");
    }

    @Test
    @DisplayName("每个岗位都在册上的工会里，每个单位都归册上的工会")
    void referToUnionsOfTheTables() {
        Set<String> names = new HashSet<>(unions.stream().map(UnionRow::name).toList());
        assertThat(unions).extracting(UnionRow::name).doesNotHaveDuplicates();
        assertThat(unions)
                .extracting(UnionRow::parent)
                .filteredOn(each -> !each.isEmpty())
                .isSubsetOf(names);
        assertThat(people)
                .extracting(PersonRow::union)
                .filteredOn(each -> !each.isEmpty())
                .isSubsetOf(names);
        assertThat(employers).extracting(EmployerRow::union).isSubsetOf(names);
        Set<String> firms =
                new HashSet<>(employers.stream().map(EmployerRow::name).toList());
        assertThat(people)
                .extracting(PersonRow::employer)
                .filteredOn(each -> !each.isEmpty())
                .isSubsetOf(firms);
    }

    @Test
    @DisplayName("信用代码的登记机关是虚构的 990903，校验位是对的")
    void giveEmployersCodesOfNoOffice() {
        assertThat(employers)
                .filteredOn(each -> !each.code().isEmpty())
                .allSatisfy(
                        each -> assertThat(new CreditCode(each.code()).region()).isEqualTo(990903));
    }

    @Test
    @DisplayName("普陀 9 个镇街、安吉 15 个、长兴 15 个，每个都有镇街总工会；十种工会样样有")
    void coverTheTownsOfTheBrief() {
        assertThat(towns(330903)).isEqualTo(9);
        assertThat(towns(330523)).isEqualTo(15);
        assertThat(towns(330522)).isEqualTo(15);
        assertThat(unions).extracting(UnionRow::name).contains("林城镇总工会");
        assertThat(unions).extracting(UnionRow::kind).contains(UnionKind.values());
        assertThat(people.stream()
                        .filter(row -> !row.kind().isEmpty())
                        .map(PersonRow::officerKind)
                        .toList())
                .contains(OfficerKind.values());
    }

    private long towns(int district) {
        return unions.stream()
                .filter(row -> row.district() == district && row.kind() == UnionKind.TOWN)
                .count();
    }
}
