package org.niangjia.app.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.DayKind;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.reference.Holiday;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/** 放假安排管理. The yearly notice typed or pasted in, one day a line; provisional due times are then computed again. */
@Component
class HolidayPages implements Pages {
    private final Holidays holidays;
    private final Trail trail;
    private final Clock clock;

    HolidayPages(Holidays holidays, Trail trail, Clock clock) {
        this.holidays = holidays;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get("/holidays", Duty.CONFIGURE, this::list);
        at.post("/holidays", Duty.CONFIGURE, this::enter).takes(Notice.class).again(this::list);
    }

    /** 放假通知. Lines such as {@code 2027-01-01 off 元旦节}. */
    record Notice(
            @Nullable Integer year,
            @Nullable String days,
            @Nullable String source) {}

    private Answer list(Call call) {
        int thisYear = LocalDate.ofInstant(clock.instant(), Times.ZONE).getYear();
        int year = call.query("year")
                .filter(y -> y.matches("\\d{4}"))
                .map(Integer::parseInt)
                .orElse(thisYear);
        return Answer.page(
                "app/desk/holidays.jte",
                Map.of("items", holidays.days(year)),
                Map.of("years", holidays.years(), "year", year, "days", holidays.days(year), "next", thisYear + 1));
    }

    private Answer enter(Call call) {
        Notice in = call.input(Notice.class);
        int year = in.year() == null ? 0 : in.year();
        List<Holiday> days = parse(in.days() == null ? "" : in.days());
        holidays.enterYear(
                year, days, in.source() == null ? "" : in.source(), call.scope().actor());
        trail.record(
                call.scope().actor(),
                call.caller().worn().district(),
                "holidays.entered",
                "holiday_year",
                null,
                String.valueOf(year));
        return Answer.done("/holidays?year=" + year, Map.of("year", year, "days", days.size()))
                .say("desk.said.holidays", String.valueOf(year));
    }

    private static List<Holiday> parse(String text) {
        List<Holiday> days = new ArrayList<>();
        List<Refusal> reasons = new ArrayList<>();
        String[] lines = text.strip().split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            String[] parts = lines[i].strip().split("[\\s,，]+", 3);
            if (lines[i].isBlank()) {
                continue;
            }
            try {
                DayKind kind = DayKind.valueOf(parts.length > 1 ? word(parts[1]) : "");
                days.add(new Holiday(LocalDate.parse(parts[0]), kind, parts.length > 2 ? parts[2].strip() : ""));
            } catch (DateTimeParseException | IllegalArgumentException e) {
                reasons.add(Refusal.of("desk.HOLIDAY_LINE", String.valueOf(i + 1), lines[i].strip())
                        .at("days"));
            }
        }
        if (!reasons.isEmpty()) {
            throw new RefusedException(reasons);
        }
        return days;
    }

    private static String word(String text) {
        return switch (text) {
            case "放假", "休" -> "OFF";
            case "上班", "补班", "班" -> "WORK";
            default -> text.toUpperCase(Locale.ROOT);
        };
    }
}
