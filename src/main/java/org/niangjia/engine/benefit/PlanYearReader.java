package org.niangjia.engine.benefit;

import java.time.MonthDay;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** 读保障年度. When a scheme's year begins, how long it is, and when its fees are taken. */
final class PlanYearReader {
    private static final Map<String, PlanYear.CoverDay> COVER_DAYS = Map.of(
            "planYear", PlanYear.CoverDay.PLAN_YEAR,
            "随年度", PlanYear.CoverDay.PLAN_YEAR,
            "nextDay", PlanYear.CoverDay.NEXT_DAY,
            "到账次日", PlanYear.CoverDay.NEXT_DAY);

    private static final Map<String, Leaving.After> AFTER = Map.of(
            "nobody", Leaving.After.NOBODY,
            "不可退出", Leaving.After.NOBODY,
            "nothing", Leaving.After.NOTHING_BACK,
            "不退费", Leaving.After.NOTHING_BACK,
            "months", Leaving.After.WHOLE_MONTHS,
            "按整月退", Leaving.After.WHOLE_MONTHS);
    private static final Map<String, Boolean> BEFORE = Map.of("all", true, "全退", true, "nobody", false, "不可退出", false);

    private PlanYearReader() {}

    static PlanYear planYear(SchemeNode file) {
        Leaving leaving = file.node("leaving").map(PlanYearReader::leaving).orElse(Leaving.SILENT);
        Optional<SchemeNode> node = file.node("planYear");
        if (node.isEmpty()) {
            return new PlanYear(
                    Optional.of(MonthDay.of(1, 1)), 12, Optional.empty(), PlanYear.CoverDay.PLAN_YEAR, false, leaving);
        }
        SchemeNode year = node.get();
        boolean rolling =
                year.text("starts").filter(Set.of("rolling", "逐人")::contains).isPresent();
        Optional<MonthDay> starts = rolling ? Optional.empty() : year.read("starts", PlanYearReader::monthDay);
        int months = year.number("months", 1, 120).orElse(12);
        Optional<PlanYear.Window> window = Optional.empty();
        if (year.has("closes")) {
            String opens = year.or("opens", "01-01");
            String closes = year.must("closes");
            window = year.read("closes", text -> window(opens, closes));
        } else if (year.has("opens")) {
            year.faultAt("opens", "还要写参保期到哪一天", "the day on which the window closes is missing");
        }
        PlanYear.CoverDay day = year.choice("coverBegins", COVER_DAYS).orElse(PlanYear.CoverDay.PLAN_YEAR);
        boolean additions = year.yes("additions", false);
        year.done();
        return new PlanYear(starts, months, window, day, additions, leaving);
    }

    private static Leaving leaving(SchemeNode node) {
        Leaving leaving = new Leaving(
                node.choice("beforeCover", BEFORE).orElse(false),
                node.choice("afterCover", AFTER).orElse(Leaving.After.NOBODY),
                node.must("source"));
        node.done();
        return leaving;
    }

    private static MonthDay monthDay(String text) {
        try {
            return MonthDay.parse("--" + text);
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException("应写月-日，如 01-01，或 逐人 (month-day such as 01-01, or rolling)", e);
        }
    }

    private static PlanYear.Window window(String opens, String closes) {
        return new PlanYear.Window(before(opens), monthDay(day(opens)), before(closes), monthDay(day(closes)));
    }

    private static int before(String text) {
        return text.startsWith("上年") || text.startsWith("previous") ? 1 : 0;
    }

    private static String day(String text) {
        return text.replace("上年", "").replace("previous", "").replace("本年", "").strip();
    }
}
