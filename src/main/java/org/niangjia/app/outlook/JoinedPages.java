package org.niangjia.app.outlook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.app.outlook.Coverage.Confirmation;
import org.niangjia.app.outlook.Joined.Staff;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.base.UnionLevel;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.membership.MemberNumbers;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/**
 * 入会率. Members of a subtree as of a day beside the staff of its units, who confirmed the staff, and each month of the
 * register; every office beside its own past only (practice ruling 13).
 */
@Component
class JoinedPages implements Pages {
    static final String JOINED = "JOINED";
    private static final int MONTHS = 12;

    private final Joined joined;
    private final Coverage coverage;
    private final MemberNumbers numbers;
    private final OfficesBelow offices;
    private final Viewpoints viewpoints;
    private final Trail trail;
    private final Clock clock;

    JoinedPages(
            Joined joined,
            Coverage coverage,
            MemberNumbers numbers,
            OfficesBelow offices,
            Viewpoints viewpoints,
            Trail trail,
            Clock clock) {
        this.joined = joined;
        this.coverage = coverage;
        this.numbers = numbers;
        this.offices = offices;
        this.viewpoints = viewpoints;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get("/outlook/joined", Duty.HANDLE, this::show).gives(Rate.class);
        at.post("/outlook/joined/confirmation", Duty.ORGANISE, this::confirm)
                .takes(RatePages.Form.class)
                .again(this::show);
    }

    /**
     * 入会率. Of an earlier day the denominator is what was confirmed by then; where nobody had, there is no rate.
     *
     * @param hidden so few members that they are not shown
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Rate(
            String office,
            LocalDate asOf,
            @Nullable Long numerator,
            @Nullable Long denominator,
            @Nullable Double value,
            @Nullable String source,
            @Nullable LocalDate confirmedOn,
            @Nullable String confirmedBy,
            boolean hidden,
            List<String> flags,
            List<Month> months) {}

    /** 月度会员. What became of memberships in a month; the rate at its end where the staff had been confirmed. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Month(
            YearMonth month,
            long active,
            long retained,
            long joined,
            long arrived,
            long departed,
            long kept,
            long ended,
            @Nullable Double value) {}

    private Answer show(Call call) {
        Viewpoint view = viewpoints.program(call);
        if (!view.lists()) {
            return Answer.page(
                    "app/outlook/tables_none.jte",
                    new Rate(
                            view.office(),
                            view.asked().asOf(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            true,
                            List.of(),
                            List.of()),
                    Map.of("about", "outlook.joined"));
        }
        LocalDate day = view.asked().asOf();
        Staff staff = staff(view);
        List<Confirmation> confirmed = wholeCounty(call, view) ? confirmed(view) : List.of();
        Rate rate = rate(view, staff, confirmed);
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("rate", rate);
        model.put("staff", staff);
        model.put("confirmed", last(confirmed, day));
        model.put("confirms", wholeCounty(call, view) && day.equals(view.today()));
        model.put("offices", offices.below(call, view));
        model.put("chosen", call.query("office").orElse(""));
        return Answer.page("app/outlook/joined.jte", rate, model);
    }

    /** Staff are confirmed for the county as one, and not office by office. */
    private static boolean wholeCounty(Call call, Viewpoint view) {
        String path = view.asked().path();
        return call.caller().worn().level() == UnionLevel.COUNTY
                && (path.isEmpty() || path.equals(view.scope().path()));
    }

    private Staff staff(Viewpoint view) {
        return joined.staff(view.scope(), view.asked().district(), view.asked().path(), view.today());
    }

    private List<Confirmation> confirmed(Viewpoint view) {
        return coverage.confirmations(view.scope(), view.asked().district(), JOINED, view.today());
    }

    private static Optional<Confirmation> last(List<Confirmation> confirmed, LocalDate day) {
        return confirmed.stream().filter(one -> !one.day().isAfter(day)).reduce((earlier, later) -> later);
    }

    private Rate rate(Viewpoint view, Staff staff, List<Confirmation> confirmed) {
        Scope scope = view.scope();
        int district = view.asked().district();
        String under = view.asked().path();
        LocalDate day = view.asked().asOf();
        boolean today = day.equals(view.today());
        YearMonth last = YearMonth.from(day);
        List<MemberNumbers.Month> year = numbers.months(scope, district, under, last.minusMonths(MONTHS - 1L), last);
        // the last of them ends today at the most; an earlier day asks for itself
        long members = today
                ? year.getLast().number().active()
                : numbers.asOf(scope, district, under, day).active();
        Optional<Confirmation> then = last(confirmed, day);
        Long denominator = today
                ? (Long) staff.staff()
                : then.map(Confirmation::denominator).orElse(null);
        boolean hidden = members > 0 && members < view.partCell();
        List<Month> months = hidden
                ? List.of()
                : year.stream()
                        .map(month -> month(month, last(confirmed, month.month().atEndOfMonth())))
                        .toList();
        return new Rate(
                view.office(),
                day,
                hidden ? null : members,
                denominator,
                hidden ? null : value(members, denominator),
                then.map(Confirmation::source).orElse(null),
                then.map(Confirmation::day).orElse(null),
                then.map(Confirmation::by).orElse(null),
                hidden,
                today ? Joined.flags(members, staff, then.orElse(null)) : past(members, denominator),
                months);
    }

    private static List<String> past(long members, @Nullable Long denominator) {
        return denominator == null
                ? List.of("outlook.flag.not_then")
                : Joined.flags(members, new Staff(denominator, 0, 0, null), null).stream()
                        .filter(flag -> !flag.equals("outlook.flag.unconfirmed"))
                        .toList();
    }

    private static Month month(MemberNumbers.Month month, Optional<Confirmation> confirmed) {
        return new Month(
                month.month(),
                month.number().active(),
                month.number().retained(),
                month.joined(),
                month.arrived(),
                month.departed(),
                month.kept(),
                month.ended(),
                value(
                        month.number().active(),
                        confirmed.map(Confirmation::denominator).orElse(null)));
    }

    private static @Nullable Double value(long members, @Nullable Long staff) {
        return staff == null || staff == 0 ? null : (Double) ((double) members / staff);
    }

    private Answer confirm(Call call) {
        Viewpoint view = viewpoints.program(call);
        if (!wholeCounty(call, view)) {
            throw new RefusedException(Refusal.of("outlook.COUNTY_ONLY"));
        }
        String typed = call.input(RatePages.Form.class).source();
        String source = Text.line(typed == null ? "" : typed);
        if (source.isEmpty() || source.length() > 200) {
            throw new RefusedException(Refusal.of("outlook.SOURCE_MISSING").at("source"));
        }
        Scope scope = call.scope();
        int district = view.asked().district();
        Confirmation confirmation = new Confirmation(
                view.today(),
                staff(view).staff(),
                source,
                clock.instant().atZone(Times.ZONE).toOffsetDateTime(),
                scope.actor().name());
        coverage.confirm(scope, district, Uuid7.next(clock), JOINED, confirmation);
        trail.record(scope.actor(), district, "outlook.confirmed", "outlook_rate", null, JOINED);
        return Answer.done("/outlook/joined", null).say("outlook.said.confirmed");
    }
}
