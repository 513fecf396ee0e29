package org.niangjia.service.visit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.CaseNumber;
import org.niangjia.engine.casework.Seat;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.frame.LockedMonths;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.store.NumberBlocks;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 走访台. Plans visits, writes them down, tells the unit; one method is one transaction. */
@Service
class VisitDesk {
    /** The two letters that numbers of visits begin with. */
    static final String CODE = "ZF";

    private static final int MOST_WHY = 200;

    private final Visits visits;
    private final NoteDesk notes;
    private final Findings findings;
    private final FindingDesk desk;
    private final VisitWriters writers;
    private final Campaigns campaigns;
    private final VisitOffices offices;
    private final QuestionSheets sheets;
    private final LockedMonths months;
    private final NumberBlocks numbers;
    private final Trail trail;
    private final Clock clock;

    VisitDesk(
            Visits visits,
            NoteDesk notes,
            Findings findings,
            FindingDesk desk,
            VisitWriters writers,
            Campaigns campaigns,
            VisitOffices offices,
            QuestionSheets sheets,
            LockedMonths months,
            NumberBlocks numbers,
            Trail trail,
            Clock clock) {
        this.visits = visits;
        this.notes = notes;
        this.findings = findings;
        this.desk = desk;
        this.writers = writers;
        this.campaigns = campaigns;
        this.offices = offices;
        this.sheets = sheets;
        this.months = months;
        this.numbers = numbers;
        this.trail = trail;
        this.clock = clock;
    }

    /** 已记下. The visit, and whether it was new: the same one sent again changes nothing. */
    record Written(Visit visit, boolean fresh) {}

    /**
     * 记走访. Plans a visit, writes one down, or writes on: what comes with an id that is known goes into that visit. Sent
     * again it changes nothing. Throws RefusedException with everything that is wrong, and then nothing is kept.
     */
    @Transactional
    public Written record(Caller by, NewVisit in) {
        VisitRules.record(in, today(), desk::knows).orThrow();
        int district = java.util.Objects.requireNonNull(in.district());
        Scope scope = by.scope();
        if (!scope.covers(district)) {
            throw new NotVisibleException("district " + district);
        }
        UUID id = in.id() == null ? Uuid7.next(clock) : in.id();
        Optional<Visit> known = in.id() == null ? Optional.empty() : visits.byId(scope, district, id);
        if (known.isPresent()) {
            return new Written(again(by, known.get(), in), false);
        }
        Visit begun = begin(by, in, district, id);
        if (begun != null) {
            return new Written(begun, true);
        }
        // sent twice at once: whoever came second finds what the first has written
        Visit first = visits.byId(scope, district, id).orElseThrow(() -> VisitRefusal.ID_TAKEN.refused("id"));
        return new Written(again(by, first, in), false);
    }

    private @Nullable Visit begin(Caller by, NewVisit in, int district, UUID id) {
        Scope scope = by.scope();
        Hat hat = by.worn();
        LocalDate day = java.util.Objects.requireNonNull(in.day());
        Employer unit = offices.unit(scope, district, NewVisit.clean(in.unit()));
        String path = offices.above(unit);
        Campaign campaign = writers.campaign(scope, in, day, path);
        String team = campaign == null ? "" : writers.team(campaign, by.account());
        int year = day.getYear();
        String no = new CaseNumber(CODE, district, year, numbers.next(district, CODE, year)).text();
        Instant recorded = in.planned() ? null : clock.instant();
        Visit visit = new Visit(
                district,
                id,
                no,
                campaign == null ? null : campaign.id(),
                campaign == null ? null : campaign.district(),
                team,
                unit.id(),
                unit.facts().name(),
                path,
                townOf(unit),
                day,
                in.from(),
                in.until(),
                NewVisit.clean(in.people()),
                NewVisit.number(in.workshops()),
                NewVisit.number(in.managers()),
                NewVisit.number(in.workers()),
                by.account(),
                by.name(),
                hat.unionName() + "·" + hat.title(),
                recorded,
                null,
                "",
                "",
                "",
                null,
                1);
        if (!visits.insert(scope, visit, hat.union())) {
            return null;
        }
        trail.record(scope.actor(), district, in.planned() ? "visit.planned" : "visit.recorded", CODE, id, no);
        if (recorded != null) {
            notes.begin(by, visit, in);
            sheets.put(visit, in.sheet());
            desk.add(by, visit, in.found(), true, seats(by, campaign));
        }
        return visit;
    }

    private static long townOf(Employer unit) {
        long place = unit.facts().place();
        return place >= 100_000_000_000L ? place / 1000 : place;
    }

    /** 再写. A plan becomes a record; a record is added to; what has come before changes nothing. */
    private Visit again(Caller by, Visit known, NewVisit in) {
        writers.require(by, known);
        Campaign joined = writers.joins(by.scope(), known, in);
        if (in.planned() && joined == null) {
            return known;
        }
        if (known.cancelledAt() != null) {
            throw VisitRefusal.CANCELLED.refused("unit", known.unit());
        }
        Visit placed = known;
        if (joined != null) {
            visits.join(known, joined, writers.team(joined, by.account()));
            trail.record(by.scope().actor(), known.district(), "visit.joined", CODE, known.id(), joined.no());
            placed = get(by.scope(), known);
        }
        return in.planned() ? placed : rewrite(by, placed, in);
    }

    private Visit rewrite(Caller by, Visit known, NewVisit in) {
        if (known.recordedAt() != null) {
            requireOpenMonths(known, in);
        }
        boolean changes = known.recordedAt() == null || head(known, in) || notes.differs(known, in);
        if (changes) {
            visits.record(known, in);
            trail.record(by.scope().actor(), known.district(), "visit.recorded", CODE, known.id(), known.no());
        }
        Visit after = changes ? get(by.scope(), known) : known;
        write(
                by,
                after,
                in,
                campaigns.byId(known.campaignDistrict(), known.campaign()).orElse(null));
        return after;
    }

    /** A month whose figures are locked neither loses nor gains a visit; what is written down late comes in all the same. */
    private void requireOpenMonths(Visit known, NewVisit in) {
        YearMonth then = YearMonth.from(known.day());
        YearMonth now = in.day() == null ? then : YearMonth.from(in.day());
        if (!now.equals(then)) {
            for (YearMonth month : List.of(then, now)) {
                if (months.locked(known.district(), month)) {
                    throw VisitRefusal.MONTH_LOCKED.refused("day", month.toString());
                }
            }
        }
    }

    private Visit get(Scope scope, Visit known) {
        return visits.byId(scope, known.district(), known.id()).orElseThrow();
    }

    private static boolean head(Visit known, NewVisit in) {
        return in.day() != null && !in.day().equals(known.day())
                || in.workshops() != null && in.workshops() != known.workshops()
                || in.managers() != null && in.managers() != known.managers()
                || in.workers() != null && in.workers() != known.workers()
                || in.from() != null && !in.from().equals(known.from())
                || in.until() != null && !in.until().equals(known.until())
                || in.people() != null && !NewVisit.clean(in.people()).equals(known.people());
    }

    private void write(Caller by, Visit visit, NewVisit in, @Nullable Campaign campaign) {
        notes.add(by, visit, in);
        sheets.put(visit, in.sheet());
        desk.add(by, visit, in.found(), false, seats(by, campaign));
    }

    private Function<Theme, Seat> seats(Caller by, @Nullable Campaign campaign) {
        return theme -> offices.owner(
                by.worn(),
                by.account(),
                by.name(),
                campaign == null ? by.worn().district() : campaign.district(),
                campaign == null ? null : campaign.owner(theme));
    }

    /** 添问题. Findings that come to mind later, or that the phone sends one by one. */
    @Transactional
    public Visit find(Caller by, Visit visit, List<NewVisit.NewFinding> found) {
        writers.require(by, visit);
        if (visit.recordedAt() == null) {
            throw VisitRefusal.NOT_RECORDED.refused("visit");
        }
        Decision.of(VisitRules.findings(found, fresh(visit, found), desk::knows))
                .orThrow();
        Campaign campaign =
                campaigns.byId(visit.campaignDistrict(), visit.campaign()).orElse(null);
        desk.add(by, visit, found, false, seats(by, campaign));
        return visit;
    }

    /** How many the visit has beside these. */
    private int fresh(Visit visit, List<NewVisit.NewFinding> found) {
        int known = findings.known(visit.district(), FindingDesk.ids(found)).size();
        return findings.count(visit.district(), visit.id()) - known;
    }

    /** 取消计划. With the reason; what was written down is not called off. */
    @Transactional
    public Visit cancel(Caller by, Visit visit, int version, String why) {
        writers.require(by, visit);
        if (visit.recordedAt() != null) {
            throw VisitRefusal.RECORDED_ALREADY.refused("reason");
        }
        if (why.isEmpty() || why.length() > MOST_WHY) {
            throw VisitRefusal.REASON_MISSING.refused("reason");
        }
        visits.cancel(visit, version, why);
        trail.record(by.scope().actor(), visit.district(), "visit.cancelled", CODE, visit.id(), visit.no());
        return get(by.scope(), visit);
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }
}
