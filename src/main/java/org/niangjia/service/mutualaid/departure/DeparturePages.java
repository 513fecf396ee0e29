package org.niangjia.service.mutualaid.departure;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.collection.Notices;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Versioned;
import org.niangjia.platform.seal.Masks;
import org.niangjia.platform.stamped.StampedPapers;
import org.niangjia.service.mutualaid.enrolment.Roster;
import org.niangjia.service.mutualaid.enrolment.RosterPages;
import org.niangjia.service.mutualaid.enrolment.RosterReading;
import org.springframework.stereotype.Component;

/** 中途退出页面. Who leaves a roster with what goes back, before it is asked for; one departure, and what is decided on it. */
@Component
class DeparturePages implements Pages {
    static final String ALL = "/mutual-aid/departures";
    private static final String ONE = ALL + "/{departure}";
    private static final String FORM = RosterPages.ONE + "/departure";
    private static final int MOST = 500;

    private final Departures departures;
    private final Leavers leavers;
    private final DepartureDesk desk;
    private final DeparturePayments payments;
    private final RosterPages rosters;
    private final RosterReading reading;
    private final Notices notices;
    private final StampedPapers stamped;

    DeparturePages(
            Departures departures,
            Leavers leavers,
            DepartureDesk desk,
            DeparturePayments payments,
            RosterPages rosters,
            RosterReading reading,
            Notices notices,
            StampedPapers stamped) {
        this.departures = departures;
        this.leavers = leavers;
        this.desk = desk;
        this.payments = payments;
        this.rosters = rosters;
        this.reading = reading;
        this.notices = notices;
        this.stamped = stamped;
    }

    @Override
    public void declare(Routes at) {
        at.get(ALL, Duty.HANDLE, this::list).gives(Listing.class);
        at.get(FORM, Duty.HANDLE, this::form).of(RosterPages.KIND, rosters::one);
        at.post(RosterPages.ONE + "/departures", Duty.HANDLE, this::ask)
                .of(RosterPages.KIND, rosters::one)
                .takes(Typed.class)
                .gives(View.class)
                .again(this::form);
        at.get(ONE, Duty.HANDLE, this::show)
                .of(DepartureDesk.SUBJECT, this::one)
                .gives(View.class);
        act(at, "approval", (call, one, in) -> desk.approve(call.caller(), one, call.version()));
        act(at, "refusal", (call, one, in) -> desk.refuse(call.caller(), one, call.version(), clean(in.reason())));
        act(at, "withdrawal", (call, one, in) -> desk.withdraw(call.scope(), one, call.version()));
        act(at, "undoing", (call, one, in) -> desk.undo(call.caller(), one, call.version()));
        act(at, "account", (call, one, in) -> {
            String account = digits(in.account());
            Departure.Payee payee = new Departure.Payee(clean(in.payee()), Masks.bankCard(account), clean(in.bank()));
            desk.again(call.scope(), one, payee, account);
        });
    }

    /** 退出表单. */
    record Typed(
            @Nullable List<UUID> lines,
            @Nullable LocalDate lastDay,
            @Nullable String reason,
            @Nullable String payee,
            @Nullable String account,
            @Nullable String bank) {

        DepartureRules.Wish wish() {
            return new DepartureRules.Wish(lastDay, clean(reason), clean(payee), digits(account), clean(bank));
        }
    }

    /** 退出决定表单. */
    record Decided(
            @Nullable String reason,
            @Nullable String payee,
            @Nullable String account,
            @Nullable String bank) {}

    /** 退出一览. */
    record Listing(List<View> items, @Nullable String next) {}

    /** 中途退出（供程序）. */
    record View(
            UUID id, UUID roster, String unit, LocalDate lastDay, long refundFen, String state, int people, int version)
            implements Versioned {}

    private static String clean(@Nullable String typed) {
        return typed == null ? "" : Text.line(typed);
    }

    private static String digits(@Nullable String typed) {
        return clean(typed).replaceAll("[\\s-]", "");
    }

    private interface Act {
        void take(Call call, Departure one, Decided in);
    }

    private void act(Routes at, String name, Act act) {
        at.post(ONE + "/" + name, Duty.HANDLE, call -> {
                    act.take(call, one(call), call.input(Decided.class));
                    Departure one = one(call);
                    return Answer.done(ALL + "/" + one.id(), view(call, one)).say("mutualaid.departure.said." + name);
                })
                .of(DepartureDesk.SUBJECT, this::one)
                .takes(Decided.class)
                .gives(View.class)
                .again(this::show);
    }

    private Departure one(Call call) {
        return departures.seen(call.scope(), call.id("departure"));
    }

    private View view(Call call, Departure one) {
        return new View(
                one.id(),
                one.roster(),
                one.unitName(),
                one.lastDay(),
                one.refundFen(),
                one.state().name(),
                (int) leavers.of(call.scope(), one).stream()
                        .map(Departure.Leaver::person)
                        .distinct()
                        .count(),
                one.version());
    }

    private Answer list(Call call) {
        int limit = call.limit(20, 100);
        UUID after = uuid(call, "after");
        String text = call.sought();
        Departure.State state = Arrays.stream(Departure.State.values())
                .filter(each -> each.name().equals(call.query("state").orElse("")))
                .findFirst()
                .orElse(null);
        List<UUID> matters = text.isEmpty() ? List.of() : notices.subjectsOf(call.scope(), Text.code(text));
        List<Departure> found = departures.page(
                call.scope(), new Departures.Sought(uuid(call, "roster"), state, text, matters), after, limit + 1);
        List<Departure> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? page.getLast().id().toString() : null;
        return Answer.page(
                "service/mutualaid/departure/departures.jte",
                new Listing(page.stream().map(each -> view(call, each)).toList(), next),
                Map.of(
                        "items",
                        page,
                        "text",
                        text,
                        "state",
                        state == null ? "" : state.name(),
                        "roster",
                        call.query("roster").orElse(""),
                        "next",
                        next == null ? "" : next));
    }

    private static @Nullable UUID uuid(Call call, String name) {
        return call.query(name)
                .filter(text -> text.matches("[0-9a-f-]{36}"))
                .map(UUID::fromString)
                .orElse(null);
    }

    /** Who would leave, and what would go back for the last day that is typed or today. */
    private Answer form(Call call) {
        Roster roster = rosters.one(call);
        Scheme scheme = reading.scheme(roster);
        Set<UUID> chosen = call.all("lines").stream()
                .filter(text -> text.matches("[0-9a-f-]{36}"))
                .limit(MOST)
                .map(UUID::fromString)
                .collect(java.util.stream.Collectors.toSet());
        LocalDate day = call.query("lastDay")
                .filter(text -> text.matches("\\d{4}-\\d{2}-\\d{2}"))
                .map(DeparturePages::day)
                .filter(typed -> typed != null && !typed.isBefore(reading.today()))
                .orElse(reading.today());
        List<Departure.Leaver> going =
                DepartureRules.reckoned(scheme, leavers.chosen(call.scope(), roster, chosen), day);
        Map<String, Object> model = new HashMap<>();
        model.put("roster", roster);
        model.put("scheme", scheme);
        model.put("going", going);
        model.put("day", day);
        return Answer.page("service/mutualaid/departure/departure_form.jte", null, model);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (java.time.DateTimeException e) {
            return null;
        }
    }

    private Answer ask(Call call) {
        Typed in = call.input(Typed.class);
        Departure one =
                desk.ask(call.caller(), rosters.one(call), in.lines() == null ? List.of() : in.lines(), in.wish());
        return Answer.created(ALL + "/" + one.id(), view(call, one)).say("mutualaid.departure.said.asked");
    }

    Answer show(Call call) {
        Departure one = one(call);
        Scope house = Scope.house(one.district());
        Map<String, Object> model = new HashMap<>();
        model.put("one", one);
        model.put("scheme", reading.scheme(one.scheme(), one.year()));
        model.put("going", leavers.of(call.scope(), one));
        model.put("standing", payments.standing(house, one).orElse(null));
        model.put("back", payments.returned(house, one));
        model.put("upper", call.caller().worn().level().upper());
        model.put("stamped", stamped.shown(call, DeparturePaperPages.matter(one), Duty.HANDLE));
        model.put("own", one.asked().by().equals(call.caller().account()));
        return Answer.page("service/mutualaid/departure/departure.jte", view(call, one), model);
    }
}
