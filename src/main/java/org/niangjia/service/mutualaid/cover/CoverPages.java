package org.niangjia.service.mutualaid.cover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Parsed;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.benefit.AidModule;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.membership.OwnNumber;
import org.niangjia.platform.trail.Trail;
import org.niangjia.service.mutualaid.IdNumbers;
import org.niangjia.service.mutualaid.SchemeShelf;
import org.niangjia.service.mutualaid.SchemeTerms;
import org.springframework.stereotype.Component;

/** 保障页面. A worker's own cover on the phone, and anybody's for the window that is asked about it. */
@Component
class CoverPages implements Pages {
    static final String MINE = "/mutual-aid/mine";
    private static final String PEOPLE = "/mutual-aid/people";
    private static final String KIND = Covers.PERSON;
    private static final int NOT_BEGUN = 0;
    private static final int RUNS = 1;
    private static final int OVER = 2;
    private static final int LEFT = 3;
    private static final int ENDED = 4;

    private final Covers covers;
    private final CoverHistory history;
    private final OwnNumber own;
    private final SchemeShelf shelf;
    private final IdNumbers numbers;
    private final Trail trail;
    private final Clock clock;

    CoverPages(
            Covers covers,
            CoverHistory history,
            OwnNumber own,
            SchemeShelf shelf,
            IdNumbers numbers,
            Trail trail,
            Clock clock) {
        this.covers = covers;
        this.history = history;
        this.own = own;
        this.shelf = shelf;
        this.numbers = numbers;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get(MINE, Duty.SELF, this::mine).gives(Mine.class).confirmed();
        at.get(PEOPLE, Duty.COUNTER, this::ask);
        at.post(PEOPLE, Duty.COUNTER, this::find)
                .takes(Asked.class)
                .gives(Person.class)
                .again(this::ask);
        at.get(PEOPLE + "/{person}", Duty.COUNTER, this::person)
                .of(KIND, this::one)
                .gives(Person.class);
    }

    /** 查询表单. The number never stands in an address. */
    record Asked(@Nullable String idNumber) {}

    /** 我的互助. */
    record Mine(boolean known, List<Shown> covers, List<SchemeTerms> terms) {}

    /** 参保人保障记录. */
    record Person(UUID id, String name, String idNumber, List<Shown> covers) {}

    /**
     * 一段保障（供阅读）.
     *
     * @param waitingUntil last day of the waiting period, or null where nobody waits
     * @param state 0 not begun, 1 runs, 2 over, 3 left before the end, 4 runs but pays nothing more
     * @param ended since when and why it pays nothing more, or null
     * @param refundFen what of the fee goes back to who paid it
     */
    record Shown(
            String scheme,
            String schemeName,
            String moduleName,
            String module,
            int year,
            int shares,
            String insurance,
            LocalDate from,
            LocalDate until,
            LocalDate firstFrom,
            @Nullable LocalDate waitingUntil,
            int state,
            @Nullable EndedCover ended,
            long feeFen,
            LocalDate paidOn,
            String channel,
            String unit,
            long refundFen) {

        /** Whether it belongs to the present: it runs or will. */
        boolean current() {
            return state == NOT_BEGUN || state == RUNS || state == ENDED;
        }
    }

    private List<Shown> shown(Call call, Scope scope, int district, Covers.Insuree person) {
        List<EndedCover.Part> awards = history.awards(scope, district, person.id());
        return history.of(scope, district, person.id()).stream()
                .map(spell -> shown(call, spell, awards))
                .toList();
    }

    private Shown shown(Call call, CoverHistory.Spell spell, List<EndedCover.Part> awards) {
        Scheme scheme = shelf.ofYear(spell.scheme(), spell.year()).orElseThrow();
        AidModule module = scheme.module(spell.module());
        boolean chinese = call.words().chinese();
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        int state = state(spell, today);
        EndedCover ended =
                state == RUNS ? EndedCover.of(scheme, spell, awards, today).orElse(null) : null;
        return new Shown(
                spell.scheme(),
                chinese ? scheme.name() : scheme.english(),
                chinese ? module.name() : module.english(),
                spell.module(),
                spell.year(),
                spell.shares(),
                spell.insurance(),
                spell.from(),
                spell.until(),
                spell.firstFrom(),
                module.waiting()
                        .map(waiting -> spell.firstFrom().plusDays(waiting.days() - (waiting.lastDayWaits() ? 1L : 2L)))
                        .filter(last -> !last.isBefore(spell.from()))
                        .orElse(null),
                ended == null ? state : ENDED,
                ended,
                spell.feeFen(),
                spell.paidOn(),
                spell.channel(),
                spell.unitName(),
                spell.left() == null ? 0 : spell.left().refundFen());
    }

    private static int state(CoverHistory.Spell spell, LocalDate today) {
        if (spell.left() != null && today.isAfter(spell.until())) {
            return LEFT;
        }
        return today.isBefore(spell.from()) ? NOT_BEGUN : spell.runs(today) ? RUNS : OVER;
    }

    private Answer mine(Call call) {
        Optional<OwnNumber.Own> number = own.of(call.caller().account());
        List<Shown> all = number.flatMap(each -> {
                    Scope house = Scope.house(each.district());
                    return covers.find(house, each.district(), each.idHash())
                            .map(person -> shown(call, house, each.district(), person));
                })
                .orElse(List.of());
        Map<String, Object> model = new HashMap<>();
        model.put("known", number.isPresent());
        List<SchemeTerms> terms = terms(call, all);
        model.put("covers", all);
        model.put("terms", terms);
        return Answer.page("service/mutualaid/cover/mine.jte", new Mine(number.isPresent(), all, terms), model);
    }

    /** Of each scheme that covers them or did, by the terms of the latest cover. */
    private List<SchemeTerms> terms(Call call, List<Shown> covers) {
        Map<String, Shown> latest = new LinkedHashMap<>();
        covers.forEach(each -> latest.putIfAbsent(each.scheme(), each));
        return latest.values().stream()
                .map(each -> shelf.ofYear(each.scheme(), each.year()).orElseThrow())
                .map(scheme -> SchemeTerms.of(scheme, call.words()))
                .toList();
    }

    private Answer ask(Call call) {
        return Answer.page("service/mutualaid/cover/person_find.jte", null, Map.of());
    }

    private Answer find(Call call) {
        String typed = call.input(Asked.class).idNumber();
        Parsed<IdCardNumber> number = numbers.read(typed == null ? "" : Text.line(typed));
        IdCardNumber read = number.at("idNumber").orThrow();
        int district = call.caller().worn().district();
        Covers.Insuree person = covers.find(call.scope(), district, numbers.index(read))
                .orElseThrow(() -> new RefusedException(
                        Refusal.of("mutualaid.roster.PERSON_UNKNOWN").at("idNumber")));
        return Answer.done(PEOPLE + "/" + person.id(), view(call, person));
    }

    private Covers.Insuree one(Call call) {
        if (call.caller().hat() == null) {
            throw new NotVisibleException("insured person");
        }
        return covers.get(call.scope(), call.caller().worn().district(), call.id("person"));
    }

    private Person view(Call call, Covers.Insuree person) {
        return new Person(
                person.id(),
                person.name(),
                person.idMasked(),
                shown(call, call.scope(), call.caller().worn().district(), person));
    }

    private Answer person(Call call) {
        Covers.Insuree person = one(call);
        trail.record(
                call.scope().actor(), call.caller().worn().district(), Trail.VIEWED, KIND, person.id(), person.name());
        Person view = view(call, person);
        return Answer.page("service/mutualaid/cover/person.jte", view, Map.of("person", view));
    }
}
