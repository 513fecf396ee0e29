package org.niangjia.service.request;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.PersonName;

/**
 * 转来的消息. What can be read out of a message pasted from a chat: only suggestions, the officer looks at each. Telephone
 * and ID numbers are taken out of the text, which is not sealed; the telephone goes to its own field, which is.
 *
 * @param text what remains as the matter
 * @param name only when the message says so; a chat's nickname is no name
 * @param category code suggested by its words, or empty
 */
record PastedMessage(String text, String name, String phone, String employer, String category) {
    static final PastedMessage NONE = new PastedMessage("", "", "", "", "");

    private static final int MOST = 4_000;
    /** 张三 2026/11/25 9:12, 张三 11-25 09:12:33 or 张三 09:12 above what was said. */
    private static final Pattern HEADING = Pattern.compile(
            "^.{0,30}?\\s*(?:(?:\\d{4}[-/年.])?\\d{1,2}[-/月.]\\d{1,2}日?\\s+)?\\d{1,2}:\\d{2}(?::\\d{2})?:?\\s*$");

    private static final Pattern PHONE =
            Pattern.compile("(?<!\\d)(?:\\+?86[- ]?)?(1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4})(?!\\d)");
    private static final Pattern ID_NUMBER = Pattern.compile("(?<!\\d)\\d{17}[\\dXx](?!\\d)");
    private static final Pattern NAME =
            Pattern.compile("(?:我叫|我名字叫|我的名字是|姓名[:：是]?\\s*)([\\p{IsHan}·]{2,15}?)(?=[，,。；;！!、\\s]|$|在|是|今年|电话|，)");
    private static final Pattern EMPLOYER = Pattern.compile("(?:单位|公司名称?|用人单位)[:：]\\s*([^，,。；;\\s]{2,40})"
            + "|在([\\p{IsHan}A-Za-z0-9（）()]{1,30}?(?:有限公司|公司|集团|工厂|船厂|厂|酒店|饭店|超市|商场|医院|学校|工地|项目部|合作社|店))");

    /** Words by which a category is suggested, the more pressing ones first. */
    private static final Map<String, List<String>> HINTS = new java.util.LinkedHashMap<>();

    static {
        HINTS.put("WAGES", List.of("工资", "欠薪", "拖欠", "加班费", "工钱", "wage", "unpaid"));
        HINTS.put("INJURY", List.of("工伤", "受伤", "砸伤", "摔伤", "injur"));
        HINTS.put("CONTRACT", List.of("合同", "社保", "辞退", "开除", "裁员", "dismiss", "contract"));
        HINTS.put("SAFETY", List.of("粉尘", "高温", "防护", "怀孕", "孕期", "哺乳"));
        HINTS.put("HOURS", List.of("加班", "休假", "年假", "不让休", "overtime"));
        HINTS.put("MUTUAL_AID", List.of("互助金", "互助费", "医疗互助"));
        HINTS.put("HARDSHIP", List.of("困难", "大病", "学费", "救助"));
        HINTS.put("MIND", List.of("失眠", "睡不着", "压力大", "抑郁", "心里"));
        HINTS.put("MEMBERSHIP", List.of("入会", "会员", "转会", "会籍"));
        HINTS.put("LAW", List.of("政策", "咨询", "请问"));
        HINTS.put("ADVICE", List.of("建议"));
    }

    static PastedMessage read(@Nullable String pasted) {
        String whole = NewRequest.clean(pasted).replace("\r", "");
        String message = whole.substring(0, Math.min(whole.length(), MOST))
                .lines()
                .filter(line -> !HEADING.matcher(line).matches())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        Matcher phone = PHONE.matcher(message);
        String found = phone.find() ? phone.group(1).replaceAll("[- ]", "") : "";
        String text =
                PHONE.matcher(ID_NUMBER.matcher(message).replaceAll("〔证件号〕")).replaceAll("〔电话〕");
        return new PastedMessage(text, name(text), found, employer(text), category(text));
    }

    private static String name(String text) {
        Matcher name = NAME.matcher(text);
        return name.find() && PersonName.parse(name.group(1)).reasons().isEmpty() ? name.group(1) : "";
    }

    private static String employer(String text) {
        Matcher employer = EMPLOYER.matcher(text);
        if (!employer.find()) {
            return "";
        }
        return employer.group(1) != null ? employer.group(1) : employer.group(2);
    }

    private static String category(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        return HINTS.entrySet().stream()
                .filter(hint -> hint.getValue().stream().anyMatch(lower::contains))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
