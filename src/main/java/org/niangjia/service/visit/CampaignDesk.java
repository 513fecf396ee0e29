package org.niangjia.service.visit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.CaseNumber;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.organisation.Officers;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.Unions;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.store.NumberBlocks;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 活动台. Opens campaigns, makes up teams, ends them, makes a report public for a time; one method is one transaction. */
@Service
class CampaignDesk {
    /** The two letters that numbers of campaigns begin with. */
    static final String CODE = "ZX";

    private static final int MOST_NAME = 60;
    private static final int MOST_AIM = 500;
    private static final int MOST_OFFICERS = 300;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    private final Campaigns campaigns;
    private final Officers officers;
    private final Unions unions;
    private final Terms terms;
    private final NumberBlocks numbers;
    private final Trail trail;
    private final Clock clock;

    CampaignDesk(
            Campaigns campaigns,
            Officers officers,
            Unions unions,
            Terms terms,
            NumberBlocks numbers,
            Trail trail,
            Clock clock) {
        this.campaigns = campaigns;
        this.officers = officers;
        this.unions = unions;
        this.terms = terms;
        this.numbers = numbers;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * 新活动.
     *
     * @param production office that has what is found about business, by id; null for whoever found it
     * @param said the same for what workers want
     * @param union the same for their union
     */
    record NewCampaign(
            @Nullable String name,
            @Nullable String aim,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            @Nullable UUID production,
            @Nullable UUID said,
            @Nullable UUID union) {}

    /** Offices that findings of a campaign can go to: the union itself and its departments. */
    List<Union> offices(Caller by) {
        Scope scope = by.scope();
        Hat hat = by.worn();
        return unions.regional(scope, hat.district()).stream()
                .flatMap(top -> java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(top),
                        unions.below(scope, top).stream()
                                .filter(union -> union.kind().office())))
                .toList();
    }

    @Transactional
    public Campaign open(Caller by, NewCampaign in) {
        Hat hat = by.worn();
        Scope scope = by.scope();
        List<Union> offices = offices(by);
        List<@Nullable UUID> owners = new ArrayList<>();
        owners.add(in.production());
        owners.add(in.said());
        owners.add(in.union());
        Decision.of(reasons(in, owners, offices)).orThrow();
        Union top = offices.getFirst();
        LocalDate first = Objects.requireNonNull(in.first());
        int year = first.getYear();
        Campaign campaign = new Campaign(
                hat.district(),
                Uuid7.next(clock),
                new CaseNumber(CODE, hat.district(), year, numbers.next(hat.district(), CODE, year)).text(),
                NewVisit.clean(in.name()),
                NewVisit.clean(in.aim()),
                first,
                Objects.requireNonNull(in.last()),
                top.id(),
                top.path(),
                owners,
                by.name(),
                null,
                null,
                null,
                null,
                1);
        campaigns.insert(campaign, scope);
        record(scope, campaign, "visit.campaign_opened");
        return campaign;
    }

    private static List<Refusal> reasons(NewCampaign in, List<@Nullable UUID> owners, List<Union> offices) {
        List<Refusal> reasons = new ArrayList<>();
        String name = NewVisit.clean(in.name());
        LocalDate first = in.first();
        LocalDate last = in.last();
        if (name.isEmpty() || name.length() > MOST_NAME) {
            reasons.add(VisitRefusal.NAME_MISSING.at("name", String.valueOf(MOST_NAME)));
        }
        if (NewVisit.clean(in.aim()).length() > MOST_AIM) {
            reasons.add(VisitRefusal.TEXT_TOO_LONG.at(
                    "aim",
                    String.valueOf(MOST_AIM),
                    String.valueOf(NewVisit.clean(in.aim()).length())));
        }
        if (first == null || last == null || last.isBefore(first)) {
            reasons.add(VisitRefusal.PERIOD_UPSIDE_DOWN.at("last"));
        } else if (first.getYear() < FIRST_YEAR || last.getYear() > LAST_YEAR) {
            reasons.add(VisitRefusal.YEAR_OUT_OF_RANGE.at(
                    first.getYear() < FIRST_YEAR || first.getYear() > LAST_YEAR ? "first" : "last",
                    String.valueOf(FIRST_YEAR),
                    String.valueOf(LAST_YEAR)));
        }
        if (offices.isEmpty()
                || owners.stream()
                        .anyMatch(owner -> owner != null
                                && offices.stream()
                                        .noneMatch(office -> office.id().equals(owner)))) {
            reasons.add(VisitRefusal.UNION_UNKNOWN.at("production"));
        }
        return reasons;
    }

    /** Whom a campaign can send: who holds a post in its union, its offices and one step below. */
    List<Officers.Officer> people(Caller by, Campaign campaign) {
        return officers.at(by.scope(), campaign.path(), MOST_OFFICERS);
    }

    /** 编组. Throws RefusedException for somebody who holds no post there any more. */
    @Transactional
    public Campaign join(Caller by, Campaign campaign, String team, List<UUID> people, @Nullable UUID leader) {
        requireOwn(by, campaign);
        if (team.isEmpty() || team.length() > MOST_NAME) {
            throw VisitRefusal.TEAM_MISSING.refused("team", String.valueOf(MOST_NAME));
        }
        if (people.isEmpty()) {
            throw VisitRefusal.PERSON_UNKNOWN.refused("people");
        }
        List<Officers.Officer> known = people(by, campaign);
        if (leader != null && people.contains(leader)) {
            campaigns.step(campaign, team);
        }
        for (UUID person : people) {
            Officers.Officer officer = known.stream()
                    .filter(one -> one.account().equals(person))
                    .findFirst()
                    .orElseThrow(() -> VisitRefusal.NO_POST.refused("people"));
            campaigns.join(
                    campaign,
                    new Campaign.Member(team, person, officer.name(), officer.postTitle(), person.equals(leader)));
        }
        record(by.scope(), campaign, "visit.team_changed");
        return campaign;
    }

    @Transactional
    public Campaign leave(Caller by, Campaign campaign, UUID account) {
        requireOwn(by, campaign);
        campaigns.leave(campaign, account);
        record(by.scope(), campaign, "visit.team_changed");
        return campaign;
    }

    @Transactional
    public Campaign close(Caller by, Campaign campaign, int version) {
        requireOwn(by, campaign);
        campaigns.close(campaign, version);
        record(by.scope(), campaign, "visit.campaign_closed");
        return again(by, campaign);
    }

    /** 公开报告. As it is today, counts alone, for the days of the term; it goes by itself. */
    @Transactional
    public Campaign publish(Caller by, Campaign campaign, int version, String text) {
        requireOwn(by, campaign);
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        int days = terms.number("zf.publication", campaign.district(), today);
        campaigns.publish(campaign, version, text, today, today.plusDays(days));
        record(by.scope(), campaign, "visit.report_published");
        return again(by, campaign);
    }

    /** 撤下. */
    @Transactional
    public Campaign withdraw(Caller by, Campaign campaign, int version) {
        requireOwn(by, campaign);
        campaigns.publish(campaign, version, null, null, null);
        record(by.scope(), campaign, "visit.report_withdrawn");
        return again(by, campaign);
    }

    private Campaign again(Caller by, Campaign campaign) {
        return campaigns.get(by.scope(), campaign.no());
    }

    /** Whose a campaign is: the officers of its union and of its departments. */
    static boolean own(Caller by, Campaign campaign) {
        Hat hat = by.hat();
        return hat != null
                && hat.district() == campaign.district()
                && campaign.path().equals(by.scope().path());
    }

    private static void requireOwn(Caller by, Campaign campaign) {
        if (!own(by, campaign)) {
            throw VisitRefusal.SOMEBODY_ELSES.refused("campaign", campaign.name());
        }
    }

    private void record(Scope scope, Campaign campaign, String act) {
        trail.record(scope.actor(), campaign.district(), act, CODE, campaign.id(), campaign.no());
    }
}
