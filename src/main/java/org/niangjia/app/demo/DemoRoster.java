package org.niangjia.app.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import org.niangjia.app.demo.DemoFirms.Firm;
import org.niangjia.base.IdCardNumber;

/**
 * 演示会员名册. Invented members of a demo county as sheets, the same each time. ID numbers begin with the area that was
 * given to nobody; telephones with the seven digits that belong to nobody, so that several share one, as families do.
 */
final class DemoRoster {
    static final int ROWS_OF_A_SHEET = 5_000;
    private static final String HEADINGS = "姓名,证件号,手机号,所属工会,用人单位,群体,入会日期\n";
    private static final String SURNAMES = "王王王王王李李李李李张张张张张刘刘刘陈陈陈陈杨杨黄黄赵赵吴吴周周徐徐孙马朱胡郭何林林高罗郑梁谢宋唐许韩邓冯曹彭曾"
            + "肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙史陶贺毛段郝顾龚邵万钱严覃武戴莫孔向汤缪单仇虞乐翁庄忻应";
    private static final String MEN = "伟强磊军洋勇杰涛明超刚平辉鹏斌波宇浩凯健俊飞文华建国志海峰龙东林亮旭阳晨佳宁博成光毅清安良泽康荣根生福祥瑞";
    private static final String WOMEN = "芳娜敏静丽艳娟秀霞燕玲桂英红梅兰萍洁琳雪莉颖慧倩婷琴云莲真环月凤珍佳嘉琼勤珠翠雅芝玉萱怡蓉菊波丹青蓓薇舒";
    /** A prime number of days, so that no birthday and number meet twice. */
    private static final int MEN_DAYS = 13_001;

    private static final int WOMEN_DAYS = 9_973;
    private static final int STEP = 4_099;
    private static final LocalDate MEN_FROM = LocalDate.of(1970, 3, 1);
    private static final LocalDate WOMEN_FROM = LocalDate.of(1979, 6, 1);
    /** Below it stand the people of the tables. */
    private static final int FIRST_SEQUENCE = 500;

    private static final int PHONES_FROM = 1_300;
    private static final int PHONES = 6_700;
    private static final LocalDate FIRST_JOINED = LocalDate.of(2012, 1, 1);
    private static final LocalDate LAST_JOINED = LocalDate.of(2024, 11, 1);
    private static final int GROWN_UP = 18;

    private final int district;
    private final List<Firm> firms;
    private final int members;
    private final int offset;

    /** @param offset how many people the districts before have, since a number is given once in the whole land */
    DemoRoster(int district, int members, int offset) {
        this.district = district;
        this.members = members;
        this.offset = offset;
        this.firms = DemoFirms.of(district, members);
    }

    List<Firm> firms() {
        return firms;
    }

    int sheets() {
        return (members + ROWS_OF_A_SHEET - 1) / ROWS_OF_A_SHEET;
    }

    String name(int sheet) {
        return "%s会员名册（第%d册，共%d册）.csv".formatted(DemoFirms.place(district), sheet + 1, sheets());
    }

    /** One sheet as a file; the rows of a firm stand together. */
    byte[] sheet(int sheet) {
        StringBuilder text = new StringBuilder(HEADINGS);
        int from = sheet * ROWS_OF_A_SHEET;
        int until = Math.min(members, from + ROWS_OF_A_SHEET);
        int before = 0;
        for (Firm firm : firms) {
            for (int n = Math.max(from, before); n < Math.min(until, before + firm.members()); n++) {
                row(text, firm, n);
            }
            before += firm.members();
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void row(StringBuilder to, Firm firm, int n) {
        SplittableRandom random = new SplittableRandom(district * 1_000_003L + n);
        boolean man = random.nextInt(100) < 57;
        to.append(name(random, man)).append(',');
        IdCardNumber number = number(offset + n, man);
        to.append(number.value()).append(',');
        to.append(random.nextInt(4) == 0 ? "1990000%04d".formatted(PHONES_FROM + random.nextInt(PHONES)) : "")
                .append(',');
        to.append(firm.union()).append(',').append(firm.name()).append(',');
        to.append(groups(random, man)).append(',');
        to.append(joined(random, number.birth())).append('\n');
    }

    private static LocalDate joined(SplittableRandom random, LocalDate birth) {
        LocalDate grown = birth.plusYears(GROWN_UP);
        LocalDate from = grown.isAfter(FIRST_JOINED) ? grown : FIRST_JOINED;
        return from.plusDays(random.nextLong(ChronoUnit.DAYS.between(from, LAST_JOINED)));
    }

    private static String name(SplittableRandom random, boolean man) {
        String given = man ? MEN : WOMEN;
        String name =
                "" + SURNAMES.charAt(random.nextInt(SURNAMES.length())) + given.charAt(random.nextInt(given.length()));
        return random.nextInt(5) == 0 ? name : name + given.charAt(random.nextInt(given.length()));
    }

    /** The person's place in the order gives birthday and number: no two have both the same. */
    static IdCardNumber number(int n, boolean man) {
        int days = man ? MEN_DAYS : WOMEN_DAYS;
        LocalDate birth = (man ? MEN_FROM : WOMEN_FROM).plusDays((long) n * STEP % days);
        return IdCardNumber.of(IdCardNumber.DEMO_AREA, birth, FIRST_SEQUENCE + n / days * 2 + (man ? 1 : 0));
    }

    private static String groups(SplittableRandom random, boolean man) {
        StringBuilder groups = new StringBuilder();
        groups.append(man ? "" : "女职工");
        if (random.nextInt(10) < 3) {
            groups.append(groups.isEmpty() ? "" : "、").append("农民工");
        }
        if (random.nextInt(40) == 0) {
            groups.append(groups.isEmpty() ? "" : "、").append("高温岗位");
        }
        return groups.toString();
    }
}
