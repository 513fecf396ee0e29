package org.niangjia.engine.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niangjia.base.Bilingual;
import org.niangjia.platform.frame.Dictionary;
import org.niangjia.platform.frame.Words;
import org.niangjia.platform.reference.BundledHolidays;

@DisplayName("方案里的名称，中文页用中文，英文页用英文")
class NamesInBothLanguages {
    private static final Words CHINESE = new Dictionary().in(Locale.CHINESE);
    private static final Words ENGLISH = new Dictionary().in(Locale.ENGLISH);
    private static final String FILE = """
            code: names
            name: 新城互助
            english: Aid of the new town
            regions: [330903]
            from: 2026-01-01
            standing: demo
            source: 某办法
            base: max(自付 - 500,0)+院外购药 * 30%
            amounts:
              outside: {name: 院外购药, english: Bought outside}
              ferry: 船票
            modules:
              - code: stay
                name: 住院
                english: Hospital
                fee: 50
                benefits:
                  - {code: half, name: 补一半, english: Half of it, rate: 50%}
                  - {code: lump, name: 重病, diagnosis: major, pays: 100, group: 只补一项}
                  - {code: other, name: 其他病, english: Other disease, diagnosis: other, pays: 50, group: 只补一项}
            """;

    @Test
    @DisplayName("项目、补助、金额项都可以写英文名称；没写的用中文名称")
    void areReadFromTheFile() {
        Scheme scheme = SchemeReader.read(FILE);
        assertThat(scheme.called()).isEqualTo(new Bilingual("新城互助", "Aid of the new town"));
        assertThat(scheme.module("stay").called()).isEqualTo(new Bilingual("住院", "Hospital"));
        assertThat(scheme.module("stay").benefits())
                .extracting(Benefit::called)
                .containsExactly(
                        new Bilingual("补一半", "Half of it"), Bilingual.of("重病"), new Bilingual("其他病", "Other disease"));
        assertThat(scheme.amounts().name("outside")).isEqualTo(new Bilingual("院外购药", "Bought outside"));
        assertThat(scheme.amounts().name("ferry")).isEqualTo(Bilingual.of("船票"));
        assertThat(scheme.amounts().name(Amounts.SELF_PAY)).isEqualTo(new Bilingual("自负", "Self-paid"));
        assertThat(scheme.group("只补一项")).isEqualTo(new Bilingual("只补一项", "重病, Other disease"));
    }

    @ParameterizedTest(name = "把“{0}”写成“{1}”：第 {2} 行 {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "english: Half of it | english: '' | 18 | 英文名称 english：应写一个值",
                "english: Half of it | english: | 18 | 英文名称 english：应写一个值",
                "english: Hospital | english: ' ' | 15 | 英文名称 english：应写一个值",
                "english: Bought outside | english: '' | 10 | 英文名称 english：应写一个值",
                "english: Bought outside | englisch: Bought | 10 | 不认识的词 englisch",
                "{name: 院外购药, english | {english | 10 | 缺少 名称 name",
                "ferry: 船票 | ferry: '' | 11 | ferry：应写一个值"
            })
    @DisplayName("英文名称写了却是空的，说出在哪一行")
    void areNeverEmpty(String good, String slip, int line, String fault) {
        SchemeFaultyException refused =
                catchThrowableOfType(SchemeFaultyException.class, () -> SchemeReader.read(FILE.replace(good, slip)));
        assertThat(refused).as(slip).isNotNull();
        assertThat(refused.faults()).anySatisfy(each -> {
            assertThat(each.line()).isEqualTo(line);
            assertThat(each.toString()).contains(fault);
        });
    }

    @Test
    @DisplayName("算式里的金额项也跟着语言走，不管文件里写的是代码还是名称")
    void standInFormulas() {
        Amounts known = SchemeReader.read(FILE).amounts();
        for (String written : List.of("max(自付 - 500,0)+院外购药 * 30%", "取大(copay－500, 0)＋outside×30%")) {
            Bilingual text = Formula.parse(written, known).text(known);
            assertThat(text.chinese()).isEqualTo("取大(自付 - 500，0) + 院外购药 * 30%");
            assertThat(text.english()).isEqualTo("max(Co-payment - 500, 0) + Bought outside * 30%");
        }
        assertThat(Formula.parse("min((自费 + 自负) * 50%, 3000)", known)
                        .text(known)
                        .english())
                .isEqualTo("min((At own expense + Self-paid) * 50%, 3000)");
    }

    @Test
    @DisplayName("计算步骤和不能补的理由，中文一样，英文没有能写成英文的中文")
    void standInStepsAndReasons() {
        Computed paid = computed("{'on':'2026-05-01','amounts':{'自付':150000},'diagnosis':['major','other']}");
        assertThat(told(paid, CHINESE))
                .contains(
                        "计算基数 = 取大(自付 - 500，0) + 院外购药 * 30%（自付 1,500.00，院外购药 0.00）= 1,000.00 元",
                        "重病：定额 100.00 元", "同组（只补一项）只补最高的一项，已算 100.00 元，这次补 0.00 元");
        assertThat(told(paid, ENGLISH))
                .contains(
                        "Base = max(Co-payment - 500, 0) + Bought outside * 30% (Co-payment 1,500.00, Bought outside 0.00) = 1,000.00 yuan",
                        "重病: a lump of 100.00 yuan",
                        "Other disease: a lump of 50.00 yuan",
                        "Of the group 重病, Other disease only the highest counts; 100.00 yuan due before, 0.00 yuan now");
        Computed nothing = computed("{'on':'2026-05-01','amounts':{},'diagnosis':[]}");
        assertThat(told(nothing, CHINESE)).singleElement().asString().contains("“新城互助”");
        assertThat(told(nothing, ENGLISH)).singleElement().asString().contains("\"Aid of the new town\"");
    }

    @Test
    @DisplayName("以前存下的步骤只有中文，照样读得出来")
    void areReadWhereOnlyChineseWasKept() {
        TraceLine kept = new TraceLine("LUMP", "stay", "lump", Map.of(), List.of("重病", "100.00"));
        assertThat(new Explanation(ENGLISH).text(kept)).isEqualTo("重病: a lump of 100.00 yuan");
    }

    private static List<String> told(Computed result, Words words) {
        Explanation explains = new Explanation(words);
        return java.util.stream.Stream.concat(
                        result.trace().stream().map(explains::text),
                        result.refusals().stream().map(explains::message))
                .toList();
    }

    private static Computed computed(String claim) {
        Scheme scheme = SchemeReader.read(FILE);
        String json =
                "{'person':{'birth':'1985-05-05','sex':'女'},'cover':{'from':'2026-01-01','modules':['stay']},'claims':[%s]}"
                        .formatted(claim)
                        .replace('\'', '"');
        CaseFile file = CaseFile.read(json, scheme);
        return new Computation(scheme, BundledHolidays.calendar())
                .all(file.person(), file.cover(), file.claims())
                .getFirst();
    }
}
