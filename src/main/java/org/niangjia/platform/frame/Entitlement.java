package org.niangjia.platform.frame;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 我能享受什么. A service registers as a bean for whom it is and where it begins; all of them are told to everybody,
 * with the reason for a yes, for a not yet, or what is missing to know. Only what this house can give is registered.
 *
 * @param order place among the others
 * @param key words key: {@code key} is its name, {@code key.hint} one sentence
 * @param href where it begins
 * @param source words key of what it rests on
 * @param season key of a term such as {@code 06-15/09-15}, the days of a year in which it is open; null: always
 * @param conditions all must be so
 */
public record Entitlement(
        int order,
        String key,
        String icon,
        String href,
        String source,
        @Nullable String season,
        List<Condition> conditions) {

    /** 结论. */
    public enum Verdict {
        YES,
        TELL_MORE,
        NOT_YET
    }

    /** 理由. One condition as it stands: met, not met, or null when too little is known. */
    public record Reason(
            String name, List<String> args, @Nullable Boolean met) {}

    /** 对我来说. The verdict with every reason, so that nobody asks twice. */
    public record Mine(Entitlement what, Verdict verdict, List<Reason> reasons) {}

    /** @param days value of the season's term for this district and day, or null when there is none */
    public Mine forMe(Facts facts, @Nullable String days) {
        List<Reason> reasons = new java.util.ArrayList<>(conditions.stream()
                .map(each -> new Reason(each.name(), each.args(), each.test().apply(facts)))
                .toList());
        if (season != null) {
            reasons.add(
                    days == null
                            ? new Reason("season_none", List.of(), false)
                            : new Reason("season", List.of(days.split("/", 2)), open(days, facts.on())));
        }
        boolean no = reasons.stream().anyMatch(reason -> Boolean.FALSE.equals(reason.met()));
        boolean unknown = reasons.stream().anyMatch(reason -> reason.met() == null);
        return new Mine(this, no ? Verdict.NOT_YET : unknown ? Verdict.TELL_MORE : Verdict.YES, reasons);
    }

    /** Both days belong to it; a season may run over New Year. */
    public static boolean open(String days, LocalDate on) {
        String[] ends = days.split("/", 2);
        try {
            MonthDay from = MonthDay.parse("--" + ends[0]);
            MonthDay until = MonthDay.parse("--" + ends[ends.length - 1]);
            MonthDay today = MonthDay.from(on);
            boolean begun = !today.isBefore(from);
            boolean lasts = !today.isAfter(until);
            return until.isBefore(from) ? begun || lasts : begun && lasts;
        } catch (DateTimeParseException e) {
            throw new IllegalStateException("a season is written 06-15/09-15: " + days, e);
        }
    }
}
