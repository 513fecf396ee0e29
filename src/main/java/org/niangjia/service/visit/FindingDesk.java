package org.niangjia.service.visit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Decision;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseNumber;
import org.niangjia.engine.casework.Caseworker;
import org.niangjia.engine.casework.Letters;
import org.niangjia.engine.casework.Move;
import org.niangjia.engine.casework.Opening;
import org.niangjia.engine.casework.Referral;
import org.niangjia.engine.casework.Referrals;
import org.niangjia.engine.casework.Seat;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.store.NumberBlocks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 问题办理. Puts findings down, decides where they go, and sees them come back; one method is one transaction. */
@Service
class FindingDesk {
    static final String LETTER = "转办函";

    private final Findings findings;
    private final Visits visits;
    private final Caseworker caseworker;
    private final Referrals referrals;
    private final Letters letters;
    private final NumberBlocks numbers;
    private final Clock clock;

    FindingDesk(
            Findings findings,
            Visits visits,
            Caseworker caseworker,
            Referrals referrals,
            Letters letters,
            NumberBlocks numbers,
            Clock clock) {
        this.findings = findings;
        this.visits = visits;
        this.caseworker = caseworker;
        this.referrals = referrals;
        this.letters = letters;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Whether a code names something that another service takes over. */
    boolean knows(String category) {
        return referrals.offers(true).stream().anyMatch(offer -> fits(offer, category));
    }

    /** A code alone, or with the type before it: {@code SQ:WAGES}. */
    private static boolean fits(Referrals.Offer offer, String category) {
        return category.equals(offer.kind()) || category.equals(offer.type() + ":" + offer.kind());
    }

    /**
     * 记下问题. In their order; those that have come before stay as they are.
     *
     * @param fresh whether the visit itself has just been put down, so that nothing can have come before
     * @param seat who has those with work to do, by theme
     */
    @Transactional
    void add(Caller by, Visit visit, List<NewVisit.NewFinding> found, boolean fresh, Function<Theme, Seat> seat) {
        if (found.isEmpty()) {
            return;
        }
        Set<UUID> known = Set.of();
        if (!fresh) {
            findings.lock(visit);
            known = findings.known(visit.district(), ids(found));
        }
        List<Findings.Fresh> rows = new ArrayList<>();
        for (NewVisit.NewFinding one : found) {
            if (one.id() == null || !known.contains(one.id())) {
                rows.add(row(by.scope(), visit, one, seat));
            }
        }
        if (!rows.isEmpty()) {
            findings.insert(visit, rows, by.scope());
        }
    }

    static List<UUID> ids(List<NewVisit.NewFinding> found) {
        return found.stream()
                .map(NewVisit.NewFinding::id)
                .filter(Objects::nonNull)
                .toList();
    }

    private Findings.Fresh row(Scope scope, Visit visit, NewVisit.NewFinding in, Function<Theme, Seat> seat) {
        UUID id = in.id() == null ? Uuid7.next(clock) : in.id();
        Outcome outcome = in.goesTo();
        if (!outcome.work()) {
            return new Findings.Fresh(id, in, null, "");
        }
        if (outcome == Outcome.LONG_TERM) {
            return new Findings.Fresh(
                    id,
                    in,
                    open(scope, visit, in, seat.apply(in.about()), FindingSteps.LONG)
                            .id(),
                    "");
        }
        Case opened = open(scope, visit, in, seat.apply(in.about()), FindingSteps.SORT);
        Destination to =
                new Destination(outcome, NewVisit.clean(in.category()), NewVisit.clean(in.recipient()), in.reply());
        return new Findings.Fresh(
                id,
                in,
                opened.id(),
                decide(seated(scope, opened), opened, visit, in.what(), to).referredNo());
    }

    private Case open(Scope scope, Visit visit, NewVisit.NewFinding in, Seat seat, FindingSteps begins) {
        int year = WorkingCalendar.dayOf(clock.instant()).getYear();
        String no = new CaseNumber(
                        Finding.CODE, visit.district(), year, numbers.next(visit.district(), Finding.CODE, year))
                .text();
        return caseworker.open(new Opening(
                visit.district(),
                Uuid7.next(clock),
                Finding.CODE,
                no,
                VisitRules.subject(in.what()),
                seat,
                null,
                null,
                null,
                visit.employer(),
                null,
                in.about() == Theme.WORKERS,
                null,
                scope.actor(),
                in.what(),
                List::of,
                begins.name()));
    }

    /** Whoever wrote a finding down says where it goes, also where another office has it from then on. */
    private static Scope seated(Scope scope, Case opened) {
        return new Scope(scope.actor(), scope.districts(), scope.path(), opened.path(), scope.ownEmployers());
    }

    /** 去向. Where a finding goes, and what is needed for it. */
    record Destination(Outcome outcome, String category, String recipient, String text) {}

    /** Where a finding can go from where it is: what waits for long has been listed already. */
    static List<Outcome> ways(Case known) {
        return known.step().equals(FindingSteps.LONG.name())
                ? List.of(Outcome.CASE, Outcome.OUTSIDE)
                : List.of(Outcome.ANSWERED, Outcome.CASE, Outcome.OUTSIDE, Outcome.LONG_TERM, Outcome.NOTED);
    }

    /** 定去向. Throws RefusedException when category or receiver is missing, ConflictException when it has moved on. */
    @Transactional
    public Case decide(Scope scope, Case known, int version, Destination to) {
        Findings.Found finding = findings.ofCase(known.district(), known.id());
        Visit visit = visits.byId(Scope.house(known.district()), known.district(), finding.visit())
                .orElseThrow();
        Decision.of(VisitRules.destination(to.outcome(), to.category(), to.recipient(), this::knows))
                .orThrow();
        if ((to.outcome() == Outcome.ANSWERED || to.outcome() == Outcome.NOTED)
                && to.text().isEmpty()) {
            throw VisitRefusal.ANSWER_MISSING.refused("text");
        }
        requireVersion(known, version);
        Decided decided = decide(scope, known, visit, finding.text(), to);
        if (!to.text().isEmpty() && to.outcome() != Outcome.OUTSIDE) {
            findings.setAnswer(known.district(), known.id(), to.text());
        }
        if (!decided.referredNo().isEmpty()) {
            findings.setReferred(known.district(), known.id(), decided.referredNo());
        }
        return decided.moved();
    }

    /** 已定去向. The finding's case after it, and the number of the case that it became; empty without. */
    private record Decided(Case moved, String referredNo) {}

    private static void requireVersion(Case known, int version) {
        if (version >= 0 && version != known.version()) {
            throw new ConflictException("casework.DECIDED_MEANWHILE");
        }
    }

    private Decided decide(Scope scope, Case known, Visit visit, String text, Destination to) {
        return switch (to.outcome()) {
            case OPEN -> new Decided(known, "");
            case ANSWERED -> new Decided(move(scope, known, Finding.SOLVED, to.text()), "");
            case NOTED -> new Decided(move(scope, known, Finding.NOTED, to.text()), "");
            case LONG_TERM -> new Decided(move(scope, known, Finding.LISTED, to.text()), "");
            case OUTSIDE -> new Decided(send(scope, known, text, to), "");
            case CASE -> refer(scope, known, visit, text, to.category());
        };
    }

    private Decided refer(Scope scope, Case known, Visit visit, String text, String category) {
        Referrals.Offer offer = referrals.offers(true).stream()
                .filter(one -> fits(one, category))
                .findFirst()
                .orElseThrow(() -> VisitRefusal.CATEGORY_MISSING.refused("category"));
        Case other = referrals.refer(
                scope,
                new Referral(
                        known,
                        offer.type(),
                        offer.kind(),
                        visit.district(),
                        visit.town() == visit.district() ? null : visit.town(),
                        visit.employer(),
                        text,
                        "走访 " + visit.no() + "（" + visit.ownerTitle() + "）"));
        return new Decided(move(scope, known, Finding.REFERRED, other.no()), other.no());
    }

    private Case send(Scope scope, Case known, String text, Destination to) {
        Case moved = move(scope, known, Finding.SENT, to.recipient());
        letters.issue(
                known, known.union(), LETTER, to.recipient(), to.text().isEmpty() ? text : to.text(), scope.actor());
        return moved;
    }

    /** 回函. The body outside has answered: it is solved, or the office decides anew. */
    @Transactional
    public Case replied(Scope scope, Case known, int version, String text, boolean solved) {
        if (text.isEmpty()) {
            throw VisitRefusal.ANSWER_MISSING.refused("text");
        }
        requireVersion(known, version);
        letters.replied(known, text);
        findings.setAnswer(known.district(), known.id(), text);
        return solved ? end(scope, known, Finding.SOLVED, text) : move(scope, known, Finding.BODY_REPLIED, text);
    }

    /** 办结. Solved or explained, with the words that the report says. */
    @Transactional
    public Case finish(Scope scope, Case known, int version, String outcome, String text) {
        if (text.isEmpty()) {
            throw VisitRefusal.ANSWER_MISSING.refused("text");
        }
        requireVersion(known, version);
        return end(scope, known, outcome, text);
    }

    private Case end(Scope scope, Case known, String outcome, String text) {
        findings.setAnswer(known.district(), known.id(), text);
        return move(scope, known, outcome, text);
    }

    private Case move(Scope scope, Case known, String outcome, String text) {
        return caseworker.move(
                scope, new Move(known.district(), known.id(), -1, outcome, text, true, null, scope.actor()));
    }
}
