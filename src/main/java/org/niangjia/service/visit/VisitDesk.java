package org.niangjia.service.visit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final java.util.Set<String> HOW = java.util.Set.of("IN_PERSON", "LETTER", "CALL", "MESSAGE");

    private final Visits visits;
    private final Notes notes;
    private final Findings findings;
    private final FindingDesk desk;
    private final Campaigns campaigns;
    private final VisitOffices offices;
    private final QuestionSheets sheets;
    private final NumberBlocks numbers;
    private final Trail trail;
    private final Clock clock;

    VisitDesk(
            Visits visits,
            Notes notes,
            Findings findings,
            FindingDesk desk,
            Campaigns campaigns,
            VisitOffices offices,
            QuestionSheets sheets,
            NumberBlocks numbers,
            Trail trail,
            Clock clock) {
        this.visits = visits;
        this.notes = notes;
        this.findings = findings;
        this.desk = desk;
        this.campaigns = campaigns;
        this.offices = offices;
        this.sheets = sheets;
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
        Optional<Visit> known = visits.byId(scope, district, id);
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
        Campaign campaign = campaign(scope, in, day, path);
        String team = campaign == null ? "" : team(campaign, by.account());
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
            notes.begin(visit, texts(in), scope.actor());
            sheets.put(visit, in.sheet());
            desk.add(by, visit, in.found(), true, seats(by, campaign));
        }
        return visit;
    }

    private static long townOf(Employer unit) {
        long place = unit.facts().place();
        return place >= 100_000_000_000L ? place / 1000 : place;
    }

    private @Nullable Campaign campaign(Scope scope, NewVisit in, LocalDate day, String path) {
        String no = NewVisit.clean(in.campaign());
        if (no.isEmpty()) {
            return null;
        }
        Campaign campaign =
                campaigns.find(scope, no).orElseThrow(() -> VisitRefusal.CAMPAIGN_UNKNOWN.refused("campaign", no));
        if (campaign.closedAt() != null) {
            throw VisitRefusal.CAMPAIGN_OVER.refused("campaign", campaign.name());
        }
        if (day.isBefore(campaign.first()) || day.isAfter(campaign.last())) {
            throw VisitRefusal.CAMPAIGN_OVER.refused("day", campaign.name());
        }
        if (!campaign.covers(path)) {
            throw VisitRefusal.OUTSIDE_CAMPAIGN.refused("unit", campaign.name());
        }
        return campaign;
    }

    /** Who is in a team writes for it; where teams are made up, nobody else does. */
    private String team(Campaign campaign, UUID account) {
        return campaigns.teamOf(campaign, account).orElseGet(() -> {
            if (!campaigns.members(campaign).isEmpty()) {
                throw VisitRefusal.NOT_OF_THE_TEAM.refused("campaign", campaign.name());
            }
            return "";
        });
    }

    /** 再写. A plan becomes a record; a record is added to; what has come before changes nothing. */
    private Visit again(Caller by, Visit known, NewVisit in) {
        requireOwn(by, known);
        if (in.planned()) {
            return known;
        }
        if (known.cancelledAt() != null) {
            throw VisitRefusal.CANCELLED.refused("unit", known.unit());
        }
        boolean changes = known.recordedAt() == null || differs(known, in);
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

    private Visit get(Scope scope, Visit known) {
        return visits.byId(scope, known.district(), known.id()).orElseThrow();
    }

    private boolean differs(Visit known, NewVisit in) {
        Notes.Sheet sheet = notes.of(known.district(), known.id());
        boolean texts = texts(in).entrySet().stream()
                .anyMatch(one -> !one.getValue().isEmpty() && !kept(sheet, one.getKey(), one.getValue()));
        boolean head = in.day() != null && !in.day().equals(known.day())
                || in.workshops() != null && in.workshops() != known.workshops()
                || in.managers() != null && in.managers() != known.managers()
                || in.workers() != null && in.workers() != known.workers()
                || in.from() != null && !in.from().equals(known.from())
                || in.until() != null && !in.until().equals(known.until())
                || in.people() != null && !NewVisit.clean(in.people()).equals(known.people());
        return texts || head;
    }

    private static boolean kept(Notes.Sheet sheet, String theme, String text) {
        return sheet.text(theme).equals(text)
                || sheet.beside().stream()
                        .anyMatch(note ->
                                note.theme().equals(theme) && note.text().equals(text));
    }

    private static Map<String, String> texts(NewVisit in) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Theme theme : Theme.values()) {
            texts.put(theme.name(), in.learned(theme));
        }
        texts.put(Notes.MINUTES, NewVisit.clean(in.minutes()));
        return texts;
    }

    private void write(Caller by, Visit visit, NewVisit in, @Nullable Campaign campaign) {
        Notes.Sheet sheet = notes.of(visit.district(), visit.id());
        int base = in.base() == null ? 0 : in.base();
        texts(in).forEach((theme, text) -> {
            if (!text.isEmpty() && !kept(sheet, theme, text)) {
                Notes.Note now = sheet.current().get(theme);
                boolean beside = now != null && !now.author().equals(by.account()) && now.version() > base;
                notes.add(visit, theme, text, by.scope().actor(), beside);
            }
        });
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
        requireOwn(by, visit);
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

    /** 合并两份文字. What two people wrote of one theme, put together by somebody of them. */
    @Transactional
    public Visit merge(Caller by, Visit visit, String theme, String text) {
        requireOwn(by, visit);
        if (!Notes.THEMES.contains(theme)) {
            throw VisitRefusal.THEME_MISSING.refused("theme");
        }
        if (text.isEmpty() || text.length() > VisitRules.MOST_MINUTES) {
            throw VisitRefusal.TEXT_TOO_LONG.refused(
                    "text", String.valueOf(VisitRules.MOST_MINUTES), String.valueOf(text.length()));
        }
        notes.settle(visit.district(), visit.id(), theme);
        notes.add(visit, theme, text, by.scope().actor(), false);
        return visit;
    }

    /** 取消计划. With the reason; what was written down is not called off. */
    @Transactional
    public Visit cancel(Caller by, Visit visit, int version, String why) {
        requireOwn(by, visit);
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

    /** 反馈单位. What the unit was told, and how; a unit that never signs in is told all the same. */
    @Transactional
    public Visit tell(Caller by, Visit visit, int version, String text, String how) {
        requireOwn(by, visit);
        if (visit.recordedAt() == null) {
            throw VisitRefusal.NOT_RECORDED.refused("feedback");
        }
        if (text.isEmpty() || text.length() > VisitRules.MOST_TEXT) {
            throw VisitRefusal.FEEDBACK_MISSING.refused("feedback");
        }
        if (!HOW.contains(how)) {
            throw VisitRefusal.FEEDBACK_HOW.refused("how");
        }
        visits.feedback(visit, version, text, how);
        trail.record(by.scope().actor(), visit.district(), "visit.told", CODE, visit.id(), visit.no());
        return get(by.scope(), visit);
    }

    /** Whose a visit is: whoever made it, their office, and the teams of its campaign. */
    boolean own(Caller by, Visit visit) {
        return by.account().equals(visit.owner())
                || visits.ofOffice(visit, by.worn().union())
                || campaigns
                        .byId(visit.campaignDistrict(), visit.campaign())
                        .flatMap(campaign -> campaigns.teamOf(campaign, by.account()))
                        .filter(team -> team.equals(visit.team()))
                        .isPresent();
    }

    private void requireOwn(Caller by, Visit visit) {
        if (!own(by, visit)) {
            throw VisitRefusal.SOMEBODY_ELSES.refused("visit", visit.ownerTitle());
        }
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }
}
