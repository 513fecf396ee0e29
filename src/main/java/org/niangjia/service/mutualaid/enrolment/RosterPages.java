package org.niangjia.service.mutualaid.enrolment;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.engine.benefit.Insurances;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.collection.CollectionPapers;
import org.niangjia.engine.collection.Notice;
import org.niangjia.engine.collection.Notices;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Versioned;
import org.niangjia.platform.stamped.StampedPapers;
import org.springframework.stereotype.Component;

/** 参保名册页面. Rosters of one's part of the tree, one of them, and what is decided on it. */
@Component
public class RosterPages implements Pages {
    public static final String ALL = "/mutual-aid/rosters";
    public static final String ONE = ALL + "/{roster}";
    public static final String KIND = "roster";
    private static final int LINES = 20;

    private final Rosters rosters;
    private final RosterLines lines;
    private final RosterDesk desk;
    private final RosterReview review;
    private final RosterReading reading;
    private final RosterConfirmations confirmations;
    private final WindowConsents consents;
    private final RosterOffices offices;
    private final Notices notices;
    private final RosterSearch search;
    private final StampedPapers stamped;
    private final CollectionPapers papers;

    RosterPages(
            Rosters rosters,
            RosterLines lines,
            RosterDesk desk,
            RosterReview review,
            RosterReading reading,
            RosterConfirmations confirmations,
            WindowConsents consents,
            RosterOffices offices,
            Notices notices,
            RosterSearch search,
            StampedPapers stamped,
            CollectionPapers papers) {
        this.rosters = rosters;
        this.lines = lines;
        this.desk = desk;
        this.review = review;
        this.reading = reading;
        this.confirmations = confirmations;
        this.consents = consents;
        this.offices = offices;
        this.notices = notices;
        this.search = search;
        this.stamped = stamped;
        this.papers = papers;
    }

    @Override
    public void declare(Routes at) {
        at.get(ALL, Duty.HANDLE, this::list).gives(Listing.class);
        at.get(ALL + "/new", Duty.HANDLE, this::form);
        at.post(ALL, Duty.HANDLE, this::open)
                .takes(NewRoster.class)
                .gives(View.class)
                .again(this::form);
        at.get(ONE, Duty.HANDLE, this::show).of(KIND, this::one).gives(View.class);
        at.get(ONE + "/notice", Duty.HANDLE, this::notice).of(KIND, this::one);
        at.get(ONE + "/receipt", Duty.HANDLE, this::receipt).of(KIND, this::one);
        act(at, "submission", (call, roster, in) -> review.submit(call.scope(), roster, call.version()));
        act(at, "return", (call, roster, in) -> review.sendBack(call.caller(), roster, call.version(), in.text()));
        act(at, "approval", (call, roster, in) -> review.approve(call.caller(), roster, call.version()));
        act(at, "confirmation", (call, roster, in) -> {
            confirmations.confirm(call.caller(), roster);
            return roster;
        });
        act(at, "withdrawal", (call, roster, in) -> review.withdraw(call.scope(), roster, call.version()));
    }

    /** 名册一览. */
    record Listing(List<Brief> items, @Nullable String next) {}

    /** 名册简况. */
    record Brief(
            UUID id,
            String unit,
            String scheme,
            int year,
            boolean addition,
            String state,
            java.time.OffsetDateTime madeAt) {}

    /** 名册（供程序）. */
    record View(
            UUID id,
            String unit,
            String scheme,
            int year,
            int years,
            String channel,
            boolean addition,
            String state,
            int people,
            long feeFen,
            List<Notice.Part> parts,
            @Nullable String paymentCode,
            int version)
            implements Versioned {}

    /** 决定表单. */
    record Decided(@Nullable String reason) {
        String text() {
            return reason == null ? "" : reason;
        }
    }

    private interface Act {
        Object take(Call call, Roster roster, Decided in);
    }

    private void act(Routes at, String name, Act act) {
        at.post(ONE + "/" + name, Duty.HANDLE, call -> {
                    act.take(call, one(call), call.input(Decided.class));
                    Roster roster = one(call);
                    return Answer.done(ALL + "/" + roster.id(), view(call, roster))
                            .say("mutualaid.roster.said." + name);
                })
                .of(KIND, this::one)
                .takes(Decided.class)
                .gives(View.class)
                .again(this::show);
    }

    public Roster one(Call call) {
        return rosters.seen(call.scope(), call.id("roster"));
    }

    View view(Call call, Roster roster) {
        List<Notice.Part> parts = lines.parts(call.scope(), roster, reading.scheme(roster));
        return new View(
                roster.id(),
                roster.unitName(),
                roster.scheme(),
                roster.year(),
                roster.years(),
                roster.channel(),
                roster.addition(),
                roster.state().name(),
                lines.count(call.scope(), roster).people(),
                parts.stream().mapToLong(Notice.Part::amountFen).sum(),
                parts,
                noticeOf(call, roster).map(Notice::code).orElse(null),
                roster.version());
    }

    private Optional<Notice> noticeOf(Call call, Roster roster) {
        return notices.findOf(
                call.scope(), roster.district(), review.till(roster).code(), roster.id());
    }

    private Answer list(Call call) {
        Roster.State state = call.query("state")
                .filter(text -> List.of(Roster.State.values()).stream()
                        .anyMatch(each -> each.name().equals(text)))
                .map(Roster.State::valueOf)
                .orElse(null);
        int limit = call.limit(20, 100);
        UUID after = call.query("after")
                .filter(text -> text.length() == 36)
                .map(RosterPages::id)
                .orElse(null);
        String text = call.sought();
        List<Roster> found = rosters.page(call.scope(), search.of(call.scope(), state, text), after, limit + 1);
        List<Roster> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? page.getLast().id().toString() : null;
        Map<String, Object> model = new HashMap<>();
        model.put("items", page);
        model.put("state", state == null ? "" : state.name());
        model.put("next", next == null ? "" : next);
        model.put("text", text);
        model.put("names", names(call, page));
        List<Brief> briefs = page.stream()
                .map(each -> new Brief(
                        each.id(),
                        each.unitName(),
                        each.scheme(),
                        each.year(),
                        each.addition(),
                        each.state().name(),
                        each.madeAt()
                                .atZone(org.niangjia.platform.frame.Times.ZONE)
                                .toOffsetDateTime()))
                .toList();
        return Answer.page("service/mutualaid/enrolment/rosters.jte", new Listing(briefs, next), model);
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Map<String, String> names(Call call, List<Roster> page) {
        Map<String, String> names = new HashMap<>();
        page.forEach(each -> names.put(each.scheme(), name(call, reading.scheme(each))));
        return names;
    }

    static String name(Call call, Scheme scheme) {
        return call.words().chinese() ? scheme.name() : scheme.english();
    }

    /** 可选方案年度. */
    record Choice(Scheme scheme, PlanYears.Offer offer) {}

    private Answer form(Call call) {
        List<Choice> choices = reading.choices(call.caller().worn().district());
        Map<String, Object> model = new HashMap<>();
        model.put("choices", choices);
        model.put("own", offices.own(call.caller()));
        model.put("unit", call.query("unit").orElse(""));
        model.put("today", reading.today());
        return Answer.page("service/mutualaid/enrolment/roster_form.jte", null, model);
    }

    private Answer open(Call call) {
        Roster roster = desk.open(call.caller(), call.input(NewRoster.class));
        return Answer.created(ALL + "/" + roster.id(), view(call, roster)).say("mutualaid.roster.said.made");
    }

    Answer show(Call call) {
        Roster roster = one(call);
        Scheme scheme = reading.scheme(roster);
        int after = call.query("after")
                .filter(text -> text.matches("\\d{1,7}"))
                .map(Integer::valueOf)
                .orElse(0);
        List<Listed> found = lines.page(call.scope(), roster, after, LINES + 1);
        List<Listed> page = found.size() > LINES ? found.subList(0, LINES) : found;
        View view = view(call, roster);
        Map<String, Object> model = new HashMap<>();
        model.put("roster", roster);
        model.put("scheme", scheme);
        model.put("view", view);
        model.put("count", lines.count(call.scope(), roster));
        model.put("lines", page);
        model.put("next", found.size() > LINES ? String.valueOf(page.getLast().no()) : "");
        model.put("steps", rosters.steps(call.scope(), roster));
        model.put("notice", noticeOf(call, roster).orElse(null));
        LocalDate paidOn = rosters.paidOn(call.scope(), roster).orElse(null);
        model.put("cover", paidOn == null ? null : reading.cover(roster, paidOn));
        model.put("stamped", stamped.shown(call, RosterPaperPages.matter(roster), Duty.HANDLE));
        model.put("upper", call.caller().worn().level().upper());
        model.put("consent", consents.find(call.scope(), roster).orElse(null));
        model.put("confirming", confirmations.standing(roster, call.caller()));
        model.put("leaves", scheme.year().leaving().possible());
        model.put("insurances", Insurances.of(scheme).stream().toList());
        model.put(
                "troubles",
                roster.editable() && view.people() > 0
                        ? review.reasons(call.scope(), roster).stream()
                                .map(reason ->
                                        call.t(reason.code(), reason.args().toArray()))
                                .distinct()
                                .toList()
                        : List.of());
        return Answer.page("service/mutualaid/enrolment/roster.jte", view, model);
    }

    private Notice issued(Call call) {
        Roster roster = one(call);
        return noticeOf(call, roster).orElseThrow(() -> new NotVisibleException("notice of " + roster.id()));
    }

    private Answer notice(Call call) {
        return papers.notice(call, issued(call), ALL + "/" + call.path("roster"));
    }

    private Answer receipt(Call call) {
        return papers.receiptOf(call, issued(call), ALL + "/" + call.path("roster"));
    }
}
