package org.niangjia.platform.frame;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * 条件. One thing that must be so for an entitlement. True, false, or null when too little is known. What it says to
 * its reader stands in the words, at {@code frame.condition.} and the name; the arguments fill it.
 */
public record Condition(String name, List<String> args, Function<Facts, @Nullable Boolean> test) {

    /** At least so many full years old. */
    public static Condition atLeast(int years) {
        return of("age_from", f -> f.birth() == null ? null : age(f.birth(), f.on()) >= years, years);
    }

    /** Younger than so many full years. */
    public static Condition younger(int years) {
        return of("age_below", f -> f.birth() == null ? null : age(f.birth(), f.on()) < years, years);
    }

    public static Condition sex(Facts.Sex sex) {
        return of("sex_" + sex.name().toLowerCase(java.util.Locale.ROOT), f -> f.sex() == null ? null : f.sex() == sex);
    }

    /** Carries the tag on the day; a tag of last year is none. */
    public static Condition tagged(String code) {
        return of(
                "tag_" + code.toLowerCase(java.util.Locale.ROOT),
                f -> any(
                        f.tags(),
                        tag -> tag.code().equals(code) && tag.validity().contains(f.on())));
    }

    /** Works for somebody on the day; of several employers one is enough. */
    public static Condition employed() {
        return of(
                "employed",
                f -> any(
                        f.employments(),
                        each -> each.withEmployer() && each.validity().contains(f.on())));
    }

    /** Works in a trade on the day, with an employer or without. */
    public static Condition trade(String trade) {
        return of(
                "trade_" + trade.toLowerCase(java.util.Locale.ROOT),
                f -> any(
                        f.employments(),
                        each -> each.trade().equals(trade) && each.validity().contains(f.on())));
    }

    public static Condition member(Facts.Standing... standings) {
        Set<Facts.Standing> wanted = Set.copyOf(Arrays.asList(standings));
        return of("member", f -> f.membership() == null ? null : wanted.contains(f.membership()));
    }

    /** At home in one of the counties. */
    public static Condition home(Collection<Integer> districts) {
        Set<Integer> wanted = Set.copyOf(districts);
        return of("home", f -> f.district() == null ? null : wanted.contains(f.district()));
    }

    /** At home where something holds on the day, such as a scheme of the county. */
    public static Condition home(BiPredicate<Integer, LocalDate> holds) {
        return of("home", f -> f.district() == null ? null : holds.test(f.district(), f.on()));
    }

    static Condition of(String name, Function<Facts, @Nullable Boolean> test, Object... args) {
        List<String> texts = new ArrayList<>();
        for (Object each : args) {
            texts.add(each.toString());
        }
        return new Condition(name, List.copyOf(texts), test);
    }

    /** Full years; who was born on 29 February is a year older on 1 March where there is none. */
    static int age(LocalDate birth, LocalDate on) {
        int years = on.getYear() - birth.getYear();
        boolean still = on.getMonthValue() < birth.getMonthValue()
                || on.getMonthValue() == birth.getMonthValue() && on.getDayOfMonth() < birth.getDayOfMonth();
        return still ? years - 1 : years;
    }

    private static <T> @Nullable Boolean any(@Nullable List<T> known, java.util.function.Predicate<T> wanted) {
        return known == null ? null : known.stream().anyMatch(wanted);
    }
}
