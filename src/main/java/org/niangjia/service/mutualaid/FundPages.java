package org.niangjia.service.mutualaid;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.benefit.Pooling;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.reference.Region;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.store.Partitions;
import org.springframework.stereotype.Component;

/** 资金公示. What everybody may know of a fund: totals, by day and plan year; nothing of any person. */
@Component
class FundPages implements Pages {
    static final String ONE = "/public/funds/{district}";

    /** Before any fund. */
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);

    private final Fund fund;
    private final SchemeShelf shelf;
    private final Regions regions;
    private final Partitions partitions;
    private final Clock clock;

    FundPages(Fund fund, SchemeShelf shelf, Regions regions, Partitions partitions, Clock clock) {
        this.fund = fund;
        this.shelf = shelf;
        this.regions = regions;
        this.partitions = partitions;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get(ONE, Duty.OPEN, this::show).gives(Shown.class);
    }

    /**
     * 公示. The fund of a district; of several schemes the one asked for, or the first.
     *
     * @param pool whether the district keeps the pool of such a scheme
     * @param accounts the money by calendar year; each begins with what the one before left
     */
    record Shown(
            int district,
            String place,
            LocalDate until,
            String scheme,
            String standing,
            String carrier,
            Pooling pooling,
            boolean pool,
            long enrolments,
            long payouts,
            long paidFen,
            long openingFen,
            long feesFen,
            long subsidyFen,
            long interestFen,
            long recoveredFen,
            long refundsFen,
            long pooledFen,
            long closingFen,
            List<Fund.Year> years,
            List<FundAccounts.Account> accounts) {
        /** Whether what is shown is a part of something larger, or the larger thing. */
        boolean above() {
            return pooling != Pooling.COUNTY;
        }
    }

    private Answer show(Call call) {
        int district = district(call);
        LocalDate until = until(call);
        Scope scope = Scope.house(district);
        List<String> schemes = schemes(scope, district);
        String code = wanted(call, schemes, district);
        Fund.Totals totals = totals(scope, district, code, until);
        Scheme scheme = shelf.find(code, until).orElseThrow();
        Pooling pooling = scheme.fund().pooling();
        Shown shown = new Shown(
                district,
                place(district),
                until,
                code,
                scheme.standing().name(),
                scheme.fund().carrier(),
                pooling,
                pooling != Pooling.COUNTY && pooling.isKeptBy(district),
                totals.enrolments(),
                totals.payouts(),
                totals.paidFen(),
                totals.openingFen(),
                totals.feesFen(),
                totals.subsidyFen(),
                totals.interestFen(),
                totals.recoveredFen(),
                totals.refundsFen(),
                totals.pooledFen(),
                totals.closingFen(),
                totals.years(),
                totals.accounts());
        Map<String, Object> model = new HashMap<>();
        model.put("fund", shown);
        model.put("scheme", scheme);
        model.put("others", others(schemes, code, until));
        return Answer.page("service/mutualaid/fund.jte", shown, model);
    }

    List<String> schemes(Scope scope, int district) {
        return fund.schemes(scope, district);
    }

    /** The scheme that is asked for, or the first. */
    static String wanted(Call call, List<String> schemes, int district) {
        String wanted = call.query("scheme").orElse("");
        return schemes.stream()
                .filter(each -> wanted.isEmpty() || each.equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NotVisibleException("fund of " + district));
    }

    Fund.Totals totals(Scope scope, int district, String code, LocalDate until) {
        return fund.totals(scope, district, code, until)
                .orElseThrow(() -> new NotVisibleException("fund of " + district));
    }

    String place(int district) {
        return regions.find(district).map(Region::name).orElse("");
    }

    private List<Scheme> others(List<String> schemes, String shown, LocalDate on) {
        return schemes.stream()
                .filter(each -> !each.equals(shown))
                .flatMap(each -> shelf.find(each, on).stream())
                .toList();
    }

    LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }

    int district(Call call) {
        String typed = call.path("district");
        int district = typed.matches("[1-9]\\d{5}") ? Integer.parseInt(typed) : 0;
        if (!partitions.has(district)) {
            throw new NotVisibleException("district " + typed);
        }
        return district;
    }

    private LocalDate until(Call call) {
        LocalDate today = today();
        String typed = call.query("until").orElse("");
        if (typed.isEmpty()) {
            return today;
        }
        try {
            LocalDate day = LocalDate.parse(typed);
            if (!day.isBefore(FIRST)) {
                return day.isAfter(today) ? today : day;
            }
        } catch (DateTimeException e) {
            // answered below
        }
        throw new RefusedException(Refusal.of("mutualaid.DAY_WRONG").at("until"));
    }
}
