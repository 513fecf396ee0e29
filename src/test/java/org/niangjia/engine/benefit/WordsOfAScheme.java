package org.niangjia.engine.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niangjia.platform.reference.BundledHolidays;

@DisplayName("方案里每个词怎么算（手工算好的数）")
class WordsOfAScheme {
    private static final String STEPS = "分段: [{从: 0, 到: 1000, 比例: 20%}, {从: 1000, 比例: 50%}]";

    @ParameterizedTest(name = "{0}：{5}")
    @CsvSource(
            delimiter = '|',
            value = {
                "每份最多 1000，一份 | | 每份封顶: 1000, 份数: {最少: 1, 最多: 3} | 比例: 50% | 自负 10000 | 1000.00",
                "每份最多 1000，两份刚好到 | | 每份封顶: 1000, 份数: {最少: 1, 最多: 3} | 比例: 50% | 2 份; 自负 2000 | 2000.00",
                "每份最多 1000，两份超过 | | 每份封顶: 1000, 份数: {最少: 1, 最多: 3} | 比例: 50% | 2 份; 自负 2000.02 | 2000.00",
                "每份和项目都有封顶，取低的 | | 每份封顶: 1000, 封顶: 2500, 份数: {最少: 1, 最多: 3} | 比例: 50% | 3 份; 自负 9000 | 2500.00",
                "不写累计：第二次接着第一次 | | | 分段 | 自负 1000; 自负 1000 | 200.00 500.00",
                "累计每次：各算各的 | | | 分段, 累计: 每次 | 自负 1000; 自负 1000 | 200.00 200.00",
                "整个方案最多 800 | 封顶: 800 | | 比例: 50% | 自负 1000; 自负 1000; 自负 1000 | 500.00 300.00 0.00",
                "最低 18 岁，当天满 | 参加条件: {最低年龄: 18} | | 比例: 50% | 生于 2008-01-01; 自负 100 | 50.00",
                "最低 18 岁，差一天 | 参加条件: {最低年龄: 18} | | 比例: 50% | 生于 2008-01-02; 自负 100 | TOO_YOUNG",
                "最高 60 岁，第二天满 61 | 参加条件: {最高年龄: 60} | | 比例: 50% | 生于 1965-01-02; 自负 100 | 50.00",
                "最高 60 岁，当天满 61 | 参加条件: {最高年龄: 60} | | 比例: 50% | 生于 1965-01-01; 自负 100 | TOO_OLD",
                "女 55 男 60，女 55 岁 | 参加条件: {男最高年龄: 60, 女最高年龄: 55} | | 比例: 50% | 生于 1970-01-02; 自负 100 | 50.00",
                "女 55 男 60，女 56 岁 | 参加条件: {男最高年龄: 60, 女最高年龄: 55} | | 比例: 50% | 生于 1970-01-01; 自负 100 | TOO_OLD",
                "女 55 男 60，男 56 岁 | 参加条件: {男最高年龄: 60, 女最高年龄: 55} | | 比例: 50% | 男; 生于 1970-01-01; 自负 100 | 50.00",
                "女 55 男 60，男 61 岁 | 参加条件: {男最高年龄: 60, 女最高年龄: 55} | | 比例: 50% | 男; 生于 1965-01-01; 自负 100 | TOO_OLD",
                "项目要二级，在二级 | | 医院等级: 二级 | 比例: 50% | 自负 100 在 2 级 | 50.00",
                "项目要二级，在一级 | | 医院等级: 二级 | 比例: 50% | 自负 100 在 1 级 | HOSPITAL_GRADE_TOO_LOW",
                "补助要三级，在二级 | | 医院等级: 二级 | 比例: 50%, 医院等级: 三级 | 自负 100 在 2 级 | HOSPITAL_GRADE_TOO_LOW",
                "自己的金额项 | 其他金额项: {waigou: 院外购药}, 计算基数: 自负 + 院外购药 | | 比例: 50% | 自负 1000 院外购药 500 | 750.00",
                "免责期最后一天补助：第 29 天 | | 免责期: {天数: 30, 最后一天: 补助} | 比例: 50% | 自负 100 于 2026-01-29 | WAITING",
                "免责期最后一天补助：第 30 天 | | 免责期: {天数: 30, 最后一天: 补助} | 比例: 50% | 自负 100 于 2026-01-30 | 50.00",
                "免责期最后一天不补助：第 30 天 | | 免责期: {天数: 30, 最后一天: 不补助} | 比例: 50% | 自负 100 于 2026-01-30 | WAITING",
                "免责期最后一天不补助：第 31 天 | | 免责期: {天数: 30, 最后一天: 不补助} | 比例: 50% | 自负 100 于 2026-01-31 | 50.00",
                "交四年，第四年最后一天 | | 各期 | 比例: 50% | 4 年; 自负 100 于 2029-12-31 | 50.00",
                "交四年，第五年 | | 各期 | 比例: 50% | 4 年; 自负 100 于 2030-01-01 | OUTSIDE_COVER",
                "没有两年期 | | 各期 | 比例: 50% | 2 年; 自负 100 | YEARS_NOT_OFFERED",
                "取大：自付没有超过 500 | 计算基数: '取大(自付 - 500, 0) + 自费 * 30%' | | 比例: 50% | 自付 400 自费 1000 | 150.00",
                "取大：自付超过 500 | 计算基数: 'max(自付 - 500, 0) + 自费 * 30%' | | 比例: 50% | 自付 1500 自费 1000 | 650.00",
                "取小：不到 3000 | 计算基数: '取小(自负, 3000)' | | 比例: 50% | 自负 2999.99 | 1500.00",
                "取小：3000 为止 | 计算基数: 'min(selfPay, 3000)' | | 比例: 50% | 自负 5000 | 1500.00",
                "职工按职工的基数 | 两种 | | 比例: 50% | 自付 1000 乙类先自付 200 起付线 300 | 450.00",
                "居民按居民的基数 | 两种 | | 比例: 50% | 居民; 自付 1000 乙类先自付 200 起付线 300 | 500.00"
            })
    void comeToWhatIsReckonedByHand(
            String what, @Nullable String scheme, @Nullable String module, String benefit, String told, String due) {
        Scheme read = read(scheme == null ? "" : scheme, module == null ? "" : module, benefit);
        assertThat(results(read, told)).as(what).isEqualTo(due);
    }

    @Test
    @DisplayName("基数是各金额项的算式，每种医保一个（裁定 17）")
    void takeTheBaseOfTheInsurance() {
        Scheme read = read("""
                        计算基数: {职工: 自付 + 乙类先自付 + 自费 * 50% - 起付线 - 公务员补助 - 医疗救助 - 单位补充 - 商业保险 - 第三方赔付,
                        居民: 自付 + 历年账户 + 当年账户}""", "", "比例: 50%");
        String sheet = "自付 5000 乙类先自付 800 自费 2000 起付线 1000 公务员补助 300 医疗救助 200 单位补充 100 商业保险 400 第三方赔付 50"
                + " 历年账户 600 当年账户 300";
        // 5000 + 800 + 1000 - 1000 - 300 - 200 - 100 - 400 - 50 = 4750; 5000 + 600 + 300 = 5900
        assertThat(results(read, sheet)).isEqualTo("2375.00");
        assertThat(results(read, "居民; " + sheet)).isEqualTo("2950.00");
        assertThat(results(read, "自付 100 起付线 1000")).as("不会是负的").isEqualTo("0.00");
        TraceLine base = computed(read, sheet).getFirst().trace().getFirst();
        assertThat(base.code()).isEqualTo("BASE");
        assertThat(base.args().get(0)).contains("自费 * 50%", "第三方赔付");
        assertThat(base.args().get(1)).contains("自付 5,000.00", "起付线 1,000.00", "第三方赔付 50.00");
        assertThat(base.args().get(2)).isEqualTo("4,750.00");
    }

    @Test
    @DisplayName("须交原件的金额：超过才要，结算单上任何一项超过都要")
    void askForTheOriginalAboveAnAmount() {
        Deadlines terms = read("期限: {须交原件的金额: 10000}", "", "比例: 50%").deadlines();
        assertThat(terms.asksOriginal(Map.of("total", 10_000_00L))).isFalse();
        assertThat(terms.asksOriginal(Map.of("total", 10_000_01L, "selfPay", 1L)))
                .isTrue();
        assertThat(terms.asksOriginal(Map.of("selfPay", 10_000_01L))).isTrue();
        assertThat(read("", "", "比例: 50%").deadlines().asksOriginal(Map.of("total", 99_999_99L)))
                .as("没写就不要")
                .isFalse();
    }

    private static Scheme read(String scheme, String module, String benefit) {
        String base = scheme.contains("计算基数") || scheme.equals("两种") ? "" : "计算基数: 自负, ";
        String more = scheme.equals("两种") ? "计算基数: {职工: 自付 + 乙类先自付 - 起付线, 居民: 自付}" : scheme;
        if (more.startsWith("计算基数: {")) {
            more = "参加条件: {医保类型: [职工, 居民]}, " + more;
        }
        String fees = module.equals("各期") ? "各期互助费: [{年数: 1, 互助费: 15}, {年数: 4, 互助费: 50}]" : "互助费: 50";
        String own = module.equals("各期") || module.isEmpty() ? "" : ", " + module;
        String pays = benefit.startsWith("分段") ? STEPS + benefit.substring(2) : benefit;
        return SchemeReader.read("""
                {代码: words, 名称: 试算, 地区: [330903], 从: 2026-01-01, 来源情况: 演示, 来源: 试算办法, %s%s
                项目: [{代码: m, 名称: 项目, %s%s, 补助: [{代码: b, 名称: 补助, %s}]}]}
                """.formatted(base, more.isEmpty() ? "" : more + ",", fees, own, pays));
    }

    private static String results(Scheme scheme, String told) {
        return computed(scheme, told).stream()
                .map(result -> result.refusals().isEmpty()
                        ? PayRules.yuan(result.payoutFen()).replace(",", "")
                        : result.refusals().stream()
                                .map(each -> each.code().replace("benefit.", ""))
                                .collect(Collectors.joining(",")))
                .collect(Collectors.joining(" "));
    }

    /** 生于 …; 男; 居民; 2 份; 4 年; then one part for each bill: amounts in yuan, 于 a day, 在 a grade 级. */
    private static List<Computed> computed(Scheme scheme, String told) {
        StringBuilder person = new StringBuilder();
        StringBuilder cover = new StringBuilder();
        String birth = "1985-05-05";
        String sex = "女";
        List<String> bills = new java.util.ArrayList<>();
        for (String part : told.split("; ", -1)) {
            String[] words = part.strip().split(" ", -1);
            switch (words[0]) {
                case "生于" -> birth = words[1];
                case "男" -> sex = "男";
                case "居民" -> person.append(",'insurance':'居民'");
                default -> {
                    if (words.length == 2 && words[1].equals("份")) {
                        cover.append(",'shares':").append(words[0]);
                    } else if (words.length == 2 && words[1].equals("年")) {
                        cover.append(",'years':").append(words[0]);
                    } else {
                        bills.add(bill(words));
                    }
                }
            }
        }
        String json =
                "{'person':{'birth':'%s','sex':'%s'%s},'cover':{'from':'2026-01-01','modules':['m']%s},'claims':[%s]}"
                        .formatted(birth, sex, person, cover, String.join(",", bills));
        CaseFile file = CaseFile.read(json.replace('\'', '"'), scheme);
        return new Computation(scheme, BundledHolidays.calendar()).all(file.person(), file.cover(), file.claims());
    }

    private static String bill(String[] words) {
        String on = "2026-05-01";
        String grade = "";
        List<String> amounts = new java.util.ArrayList<>();
        int i = 0;
        while (i < words.length) {
            switch (words[i]) {
                case "于" -> on = words[i + 1];
                case "在" -> {
                    grade = ",'hospitalGrade':" + words[i + 1];
                    i++;
                }
                default ->
                    amounts.add("'%s':%d"
                            .formatted(
                                    words[i],
                                    org.niangjia.base.Money.ofYuan(words[i + 1]).fen()));
            }
            i += 2;
        }
        return "{'on':'%s','amounts':{%s}%s}".formatted(on, String.join(",", amounts), grade);
    }
}
