package org.niangjia.engine.benefit;

import java.util.HashMap;
import java.util.Map;

/** 方案文件用词. Every word of a scheme file in Chinese and in English; a file may use either. */
final class SchemeWords {
    private static final Map<String, String> ENGLISH = new HashMap<>();
    private static final Map<String, String> CHINESE = new HashMap<>();

    static {
        keys("""
                code 代码|name 名称|english 英文名称|regions 地区|from 从|to 到|standing 来源情况|source 来源|carrier 主办|pooling 统筹层级
                shortfall 不足时|shortfallEnglish 不足时英文|surplus 结余时|surplusEnglish 结余时英文|planYear 保障年度|starts 开始|months 月数|opens 参保期从|closes 参保期到|coverBegins 生效
                additions 中途新增|leaving 中途退出|beforeCover 生效前|afterCover 生效后
                insurance 医保类型|retired 退休人员|minAge 最低年龄|maxAge 最高年龄|maxAgeMen 男最高年龄|maxAgeWomen 女最高年龄|who 参加条件
                base 计算基数|amounts 其他金额项|checks 单据核对|total 合计|parts 各项|exclusions 不予补助|cause 情形
                deadlines 期限|claimWithin 申领期限|countedFrom 起算|decideWithin 审核期限|receiptWithin 开票期限|late 逾期申领|after 自|within 以内|originalAbove 须交原件的金额
                channels 参保渠道|channel 渠道|counts 按|sameShares 全单位份数相同|minimum 最低参保率|share 参保率|review 审核|upTo 不超过|by 由|sample 抽查
                modules 项目|fee 互助费|fees 各期互助费|years 年数|personalAtLeast 个人至少承担|sex 性别|shares 份数|min 最少|max 最多
                waiting 免责期|days 天数|renewal 续保宽限天数|lastDay 最后一天|hospitalGrade 医院等级|cap 封顶|capPerShare 每份封顶|benefits 补助
                slabs 分段|rate 比例|gate 门槛|gateIncluded 含门槛|deductible 扣除额|floor 保底|floorUpToBase 保底不超过基数
                perDay 每天|maxDays 最多天数|shortStay 短期住院|pays 补助额|diagnosis 病种|group 互斥组|perShare 按份数|per 累计
                outsideCap 不计封顶|ends 责任终止|when 免责期关系|afterDay 第几天之后|causes 适用情形
                """);
    }

    private SchemeWords() {}

    private static void keys(String words) {
        for (String pair : words.strip().split("[|\\n]\\s*")) {
            String[] both = pair.strip().split(" ");
            ENGLISH.put(both[1], both[0]);
            CHINESE.put(both[0], both[1]);
        }
    }

    /** Whether people who read Chinese can read a word that a clerk chose. */
    static boolean chinese(String word) {
        return word.codePoints().anyMatch(each -> Character.UnicodeScript.of(each) == Character.UnicodeScript.HAN);
    }

    /** The English word for a key as written. */
    static String key(String written) {
        return ENGLISH.getOrDefault(written, written);
    }

    /** For messages: 互助费 fee. */
    static String both(String key) {
        return CHINESE.containsKey(key) ? CHINESE.get(key) + " " + key : key;
    }
}
