package org.niangjia.service.mutualaid.cover;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.niangjia.base.IdCardNumber;

/** 演示参保人. Invented people and units by number, the same ones each time. */
public final class DemoInsured {
    private static final LocalDate OLDEST = LocalDate.of(1958, 1, 1);
    private static final int DAYS = 9_801;
    private static final int STEP = 7;
    private static final int SEQUENCE = 960;
    private static final int WIDE_DAYS = 11_000;
    private static final int GROUP_STEP = 331;
    private static final int ENOUGH = 100_000;
    private static final String SURNAMES = "陈林黄张王李吴周徐郑刘余胡孙虞夏江何方金";
    private static final String GIVEN = "海波国平建军志明永强文斌小红秀英丽娟亚芬雪梅春燕素珍爱珠";
    private static final List<String> UNITS = List.of(
            "蓝礁船舶修理", "鲜岬水产食品", "丰澜远洋渔业", "沙屿酒店", "望潮制冰", "青礁实验学校", "东岬港务", "岛礁物流", "帆影针织", "汐澜海运", "岬湾渔具", "海汀物业");

    private DemoInsured() {}

    public static Insured of(int n) {
        boolean man = n % 5 < 3;
        LocalDate birth = OLDEST.plusDays((long) n * STEP % DAYS);
        IdCardNumber number = IdCardNumber.of(IdCardNumber.DEMO_AREA, birth, SEQUENCE + n / DAYS * 2 + (man ? 1 : 0));
        String name = "" + SURNAMES.charAt(n % SURNAMES.length())
                + GIVEN.charAt(n / 3 % GIVEN.length())
                + GIVEN.charAt(n * 11 % GIVEN.length());
        return new Insured(name, number, n % 9 == 0 ? "resident" : "employee", 1);
    }

    /** 普陀另选的一项: what somebody takes there beside the stay in hospital, for 50 yuan in all. */
    public static String beside(Insured one) {
        boolean other = one.number().male() || one.birth().getDayOfMonth() % 2 == 1;
        return other ? "major" : "women";
    }

    /** So many of a group of working age, birthdays all over the years, as many men as women; groups have nobody in common. */
    public static List<Insured> group(int group, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> wide(WIDE_DAYS * (group * 2 + n % 2) + n * GROUP_STEP % WIDE_DAYS))
                .toList();
    }

    /** One of a million and more, of every working age, for a measurement. */
    public static Insured wide(int n) {
        LocalDate birth = LocalDate.of(1972, 1, 1).plusDays(n % WIDE_DAYS);
        boolean man = n / WIDE_DAYS % 2 == 1;
        Insured alike = of(n % ENOUGH);
        return new Insured(
                alike.name(),
                IdCardNumber.of(IdCardNumber.DEMO_AREA, birth, n / WIDE_DAYS % 480 * 2 + (man ? 1 : 0)),
                "employee",
                1);
    }

    public static String unit(int n) {
        return "舟山普陀" + UNITS.get(n % UNITS.size()) + "（演示单位" + (n + 1) + "）";
    }
}
