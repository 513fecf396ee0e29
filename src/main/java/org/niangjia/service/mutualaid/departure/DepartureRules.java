package org.niangjia.service.mutualaid.departure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Bilingual;
import org.niangjia.base.Decision;
import org.niangjia.base.Period;
import org.niangjia.base.Refusal;
import org.niangjia.engine.benefit.Leaving;
import org.niangjia.engine.benefit.Scheme;

/** 中途退出规则. Pure: who may leave when, what goes back, who decides; every reason at once. */
final class DepartureRules {
    private static final int MOST_WORDS = 300;

    private DepartureRules() {}

    /** 退出表单, read. */
    record Wish(@Nullable LocalDate lastDay, String reason, String payee, String account, String bank) {}

    /** What goes back to each for a last day; 0 where nothing does or nobody may leave. */
    static List<Departure.Leaver> reckoned(Scheme scheme, List<Departure.Leaver> leavers, LocalDate day) {
        return leavers.stream()
                .map(each -> each.back(back(scheme, each, day).orElse(0)))
                .toList();
    }

    private static OptionalLong back(Scheme scheme, Departure.Leaver one, LocalDate day) {
        Leaving leaving = scheme.year().leaving();
        Period cover = new Period(one.from(), one.until());
        return leaving.refundFen(one.feeFen(), cover, scheme.year().months(cover), one.lastDay(day));
    }

    /** Why they cannot leave as is asked. */
    static Decision asked(Scheme scheme, List<Departure.Leaver> leavers, Wish wish, LocalDate today) {
        List<Refusal> reasons = new ArrayList<>();
        if (leavers.isEmpty()) {
            reasons.add(DepartureRefusal.LEAVERS_MISSING.with());
        }
        if (!scheme.year().leaving().possible()) {
            reasons.add(DepartureRefusal.LEAVING_NOT_OFFERED.with(scheme.called()));
            return Decision.of(reasons);
        }
        LocalDate day = wish.lastDay();
        if (day == null || day.isBefore(today)) {
            reasons.add(DepartureRefusal.LAST_DAY_WRONG.with(today).at("lastDay"));
        } else {
            leavers.stream()
                    .filter(each -> back(scheme, each, day).isEmpty())
                    .forEach(each -> reasons.add(DepartureRefusal.LEAVING_NOT_THEN
                            .with(each.name(), each.from(), each.until())
                            .at("lastDay")));
        }
        if (wish.reason().isBlank() || wish.reason().length() > MOST_WORDS) {
            reasons.add(DepartureRefusal.LEAVING_REASON.with(MOST_WORDS).at("reason"));
        }
        boolean money = day != null
                && reckoned(scheme, leavers, day).stream()
                                .mapToLong(Departure.Leaver::refundFen)
                                .sum()
                        > 0;
        if (money) {
            reasons.addAll(account(wish.payee(), wish.account()));
        }
        return Decision.of(reasons);
    }

    /** 退费账户. */
    static List<Refusal> account(String payee, String account) {
        List<Refusal> reasons = new ArrayList<>();
        if (payee.isBlank() || payee.length() > 60) {
            reasons.add(DepartureRefusal.PAYEE_MISSING.with().at("payee"));
        }
        if (!account.matches("\\d{8,32}")) {
            reasons.add(DepartureRefusal.ACCOUNT_WRONG.with().at("account"));
        }
        return reasons;
    }

    /**
     * 审核: the county decides, and not whoever asked. Nothing goes back to who was awarded something or has a claim open;
     * that is told to the county alone.
     *
     * @param claiming names of those
     */
    static Decision decided(Departure departure, UUID by, boolean upper, List<String> claiming) {
        List<Refusal> reasons = new ArrayList<>();
        if (!upper) {
            reasons.add(DepartureRefusal.COUNTY_DECIDES.with());
        }
        if (departure.asked().by().equals(by)) {
            reasons.add(DepartureRefusal.OWN_DEPARTURE.with());
        }
        if (upper && !claiming.isEmpty()) {
            reasons.add(DepartureRefusal.LEAVER_CLAIMS.with(
                    Bilingual.list(claiming.stream().map(Bilingual::of).toList())));
        }
        return Decision.of(reasons);
    }
}
