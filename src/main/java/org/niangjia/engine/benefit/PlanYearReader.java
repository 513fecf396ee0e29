package org.niangjia.engine.benefit;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
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

    private static final int TWELVE = 12;
    private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);
    private static final List<Integer> SAMPLE_YEARS = List.of(2023, 2024, 2025);

    private PlanYearReader() {}

    static PlanYear planYear(SchemeNode file) {
        Leaving leaving = file.node("leaving").map(PlanYearReader::leaving).orElse(Leaving.SILENT);
        Optional<SchemeNode> node = file.node("planYear");
        if (node.isEmpty()) {
            return new PlanYear(
                    Optional.of(MonthDay.of(1, 1)),
                    TWELVE,
                    Optional.empty(),
                    PlanYear.CoverDay.PLAN_YEAR,
                    false,
                    leaving);
        }
        SchemeNode year = node.get();
        boolean rolling =
                year.text("starts").filter(Set.of("rolling", "逐人")::contains).isPresent();
        Optional<MonthDay> starts = rolling ? Optional.empty() : starts(year);
        int months = months(year, rolling);
        Optional<PlanYear.Window> window = window(year);
        PlanYear.CoverDay day = year.choice("coverBegins", COVER_DAYS).orElse(PlanYear.CoverDay.PLAN_YEAR);
        boolean additions = year.yes("additions", false);
        year.done();
        return new PlanYear(starts, months, window, day, additions, leaving);
    }

    /** Not silently rolling: a year that begins on a day and one that each begins anew pay differently. */
    private static Optional<MonthDay> starts(SchemeNode year) {
        if (!year.has("starts")) {
            year.must("starts");
        }
        Optional<MonthDay> starts = year.read("starts", PlanYearReader::monthDay);
        if (starts.filter(LEAP_DAY::equals).isPresent()) {
            year.faultAt("starts", "不是每年都有 02-29", "not every year has a 02-29");
        }
        return starts;
    }

    /** Years from a fixed day that are shorter leave days without a year, longer ones lie in two. */
    private static int months(SchemeNode year, boolean rolling) {
        int months = year.number("months", 1, 120).orElse(TWELVE);
        if (!rolling && months != TWELVE) {
            year.faultAt(
                    "months",
                    "固定开始日的保障年度只能是 12 个月；别的月数要写 开始: 逐人",
                    "a year that starts on a fixed day has 12 months; others need starts: rolling");
        }
        return months;
    }

    private static Optional<PlanYear.Window> window(SchemeNode year) {
        Optional<Day> opens = year.read("opens", Day::of);
        if (!year.has("closes")) {
            if (year.has("opens")) {
                year.faultAt("opens", "还要写参保期到哪一天", "the day on which the window closes is missing");
            }
            return Optional.empty();
        }
        Optional<Day> closes = year.read("closes", Day::of);
        if (closes.isEmpty() || opens.isEmpty() && year.has("opens")) {
            return Optional.empty();
        }
        Day first = opens.orElse(Day.NEW_YEAR);
        Day last = closes.get();
        if (SAMPLE_YEARS.stream().anyMatch(sample -> last.of(sample).isBefore(first.of(sample)))) {
            year.faultAt(
                    "closes",
                    "早于参保期从 " + first + "；前一年的日子要写“上年”",
                    "before the day it opens, " + first + "; a day of the year before is written with \"previous\"");
            return Optional.empty();
        }
        return Optional.of(new PlanYear.Window(first.before(), first.day(), last.before(), last.day()));
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

    /** A day of the plan year's first year, or of the one before. */
    private record Day(int before, MonthDay day) {
        private static final Day NEW_YEAR = new Day(0, MonthDay.of(1, 1));

        static Day of(String text) {
            boolean previous = text.startsWith("上年") || text.startsWith("previous");
            String day = text.replace("上年", "").replace("previous", "").replace("本年", "");
            return new Day(previous ? 1 : 0, monthDay(day.strip()));
        }

        LocalDate of(int year) {
            return day.atYear(year - before);
        }

        @Override
        public String toString() {
            return (before > 0 ? "上年 " : "") + day.toString().substring(2);
        }
    }
}
