package org.niangjia.service.mutualaid.enrolment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.engine.benefit.Person;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.collection.Cashier;
import org.niangjia.engine.collection.Notice;
import org.niangjia.engine.collection.Notices;
import org.niangjia.engine.collection.Till;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.trail.Trail;
import org.niangjia.service.mutualaid.FundTills;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 参保审核. A roster is handed in, returned with reasons or approved; approved, it waits for its fee. */
@Service
class RosterReview {
    private static final String PAY_WITHIN = "mutualaid.pay_days";
    private static final int MOST_NAMED = 50;

    private final Rosters rosters;
    private final RosterLines lines;
    private final RosterPlaces places;
    private final RosterReading reading;
    private final RosterConfirmations confirmations;
    private final Notices notices;
    private final Cashier cashier;
    private final Terms terms;
    private final Outbox outbox;
    private final Trail trail;

    RosterReview(
            Rosters rosters,
            RosterLines lines,
            RosterPlaces places,
            RosterReading reading,
            RosterConfirmations confirmations,
            Notices notices,
            Cashier cashier,
            Terms terms,
            Outbox outbox,
            Trail trail) {
        this.rosters = rosters;
        this.lines = lines;
        this.places = places;
        this.reading = reading;
        this.confirmations = confirmations;
        this.notices = notices;
        this.cashier = cashier;
        this.terms = terms;
        this.outbox = outbox;
        this.trail = trail;
    }

    /** Why a roster cannot be handed in as it is; people who no longer fit are named. */
    List<Refusal> reasons(Scope scope, Roster roster) {
        return reasons(scope, roster, lines.count(scope, roster), places.conflicts(scope, roster, MOST_NAMED));
    }

    private List<Refusal> reasons(
            Scope scope, Roster roster, RosterRules.Count count, List<RosterPlaces.Conflict> taken) {
        Scheme scheme = reading.scheme(roster);
        List<Refusal> reasons = new ArrayList<>(RosterRules.submission(roster, scheme, count, reading.today()));
        taken.forEach(each -> reasons.add(RosterRefusal.PERSON_REFUSED.with(each.no(), each.name(), each.idMasked())));
        LocalDate from = reading.coverFrom(roster);
        RosterRules.Retirement retirement = reading.retirement(roster.district());
        List<RosterLines.Judged> judged = lines.judged(scope, roster);
        if (RosterRules.sameShares(roster, scheme)) {
            Set<Integer> shares = new TreeSet<>(lines.sharesBefore(scope, roster));
            judged.forEach(line -> shares.add(line.shares()));
            RosterRules.shares(shares, scheme).ifPresent(reasons::add);
        }
        for (RosterLines.Judged line : judged) {
            if (reasons.size() > MOST_NAMED) {
                break;
            }
            Person person = new Person(
                    line.birth(),
                    line.male() ? Person.Sex.MALE : Person.Sex.FEMALE,
                    line.insurance(),
                    retirement.reached(line.birth(), line.male(), from));
            reasons.addAll(
                    RosterRules.person(scheme, person, List.of(line.module()), line.shares(), roster.years(), from));
        }
        return reasons;
    }

    /** 提交. From now on everybody on it has their place; nobody else can be handed in for the same. */
    @Transactional
    public Roster submit(Scope scope, Roster seen, int version) {
        RosterDesk.requireEditable(seen);
        RosterRules.Count count = lines.count(scope, seen);
        boolean held = places.hold(scope, seen);
        List<RosterPlaces.Conflict> taken =
                held ? places.covered(scope, seen, MOST_NAMED) : places.conflicts(scope, seen, MOST_NAMED);
        Decision.of(reasons(scope, seen, count, taken)).orThrow();
        if (!held) {
            throw new ConflictException("mutualaid.roster.CHANGED_MEANWHILE");
        }
        rosters.people(scope, seen, count.people());
        return move(scope, RosterDesk.at(seen, version), Roster.State.SUBMITTED, "SUBMITTED", "");
    }

    /** 退回, with what is to be mended. */
    @Transactional
    public Roster sendBack(Caller by, Roster seen, int version, String reason) {
        String why = Text.lines(reason);
        List<Refusal> reasons = new ArrayList<>();
        if (why.isBlank()) {
            reasons.add(RosterRefusal.REASON_MISSING.with().at("reason"));
        }
        if (!by.worn().level().upper()) {
            reasons.add(RosterRefusal.COUNTY_DECIDES.with());
        }
        Decision.of(reasons).orThrow();
        require(seen, Roster.State.SUBMITTED);
        places.release(by.scope(), seen);
        Roster moved = move(by.scope(), RosterDesk.at(seen, version), Roster.State.RETURNED, "RETURNED", why);
        tell(moved, "mutualaid.told.returned");
        return moved;
    }

    /** 通过. The payment notice is there in the same moment. */
    @Transactional
    public Notice approve(Caller by, Roster seen, int version) {
        require(seen, Roster.State.SUBMITTED);
        RosterRules.approval(
                        submitter(by.scope(), seen),
                        by.account(),
                        by.worn().level().upper(),
                        !RosterConfirmations.needed(seen)
                                || confirmations.find(seen).isPresent())
                .orThrow();
        move(by.scope(), RosterDesk.at(seen, version), Roster.State.APPROVED, "APPROVED", "");
        Notice notice = issue(by.scope(), seen);
        tell(seen, "mutualaid.told.approved");
        return notice;
    }

    private Notice issue(Scope scope, Roster roster) {
        Scheme scheme = reading.scheme(roster);
        return notices.issue(
                scope,
                FundTills.till(roster.district(), scheme),
                new Notice.Draft(
                        roster.id(), roster.unitName(), dueOn(roster, scheme), lines.parts(scope, roster, scheme)));
    }

    /** So many days from now, but not after the last day on which fees are taken while that lies ahead. */
    private LocalDate dueOn(Roster roster, Scheme scheme) {
        LocalDate today = reading.today();
        LocalDate due = today.plusDays(terms.number(PAY_WITHIN, roster.district(), today));
        return PlanYears.find(scheme, today, roster.year(), roster.addition())
                .map(PlanYears.Offer::closes)
                .filter(closes -> closes.isBefore(due))
                .orElse(due);
    }

    /** Where nobody else has to look: at the window, in histories and measurements. */
    @Transactional
    Notice approveAtOnce(Scope scope, Roster submitted) {
        Roster approved = move(scope, submitted, Roster.State.APPROVED, "APPROVED", "");
        return issue(scope, approved);
    }

    /** 窗口参保: handed in, approved and paid in cash in one go, by the officer at the window. */
    @Transactional
    public Notice atWindow(Scope scope, Roster made) {
        Roster submitted = submit(scope, made, made.version());
        Notice notice = approveAtOnce(scope, submitted);
        return cashier.cash(scope, till(submitted), notice.id());
    }

    Till till(Roster roster) {
        return FundTills.till(roster.district(), reading.scheme(roster));
    }

    /** 撤回. A notice that nobody has paid anything for goes with it. */
    @Transactional
    public Roster withdraw(Scope scope, Roster seen, int version) {
        if (seen.state() == Roster.State.IN_FORCE || seen.state() == Roster.State.WITHDRAWN) {
            throw new RefusedException(RosterRefusal.NOT_EDITABLE.with());
        }
        notices.findOf(scope, seen.district(), till(seen).code(), seen.id())
                .ifPresent(notice -> notices.cancel(scope, notice, "名册撤回"));
        places.release(scope, seen);
        return move(scope, RosterDesk.at(seen, version), Roster.State.WITHDRAWN, "WITHDRAWN", "");
    }

    private static void require(Roster roster, Roster.State state) {
        if (roster.state() != state) {
            throw new RefusedException(RosterRefusal.NOT_EDITABLE.with());
        }
    }

    private @Nullable UUID submitter(Scope scope, Roster roster) {
        return rosters.steps(scope, roster).stream()
                .filter(step -> step.act().equals("SUBMITTED"))
                .findFirst()
                .map(Rosters.Step::by)
                .orElse(null);
    }

    private Roster move(Scope scope, Roster seen, Roster.State to, String act, String text) {
        Roster moved = rosters.move(scope, seen, to, act, text);
        trail.record(
                scope.actor(),
                seen.district(),
                "roster." + act.toLowerCase(java.util.Locale.ROOT),
                RosterDesk.SUBJECT,
                seen.id(),
                seen.unitName());
        return moved;
    }

    private void tell(Roster roster, String words) {
        UUID maker = roster.madeBy();
        if (maker != null) {
            outbox.tell(
                    roster.district(), maker, words, List.of(roster.unitName()), RosterPages.ALL + "/" + roster.id());
        }
    }
}
