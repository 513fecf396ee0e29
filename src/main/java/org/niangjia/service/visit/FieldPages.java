package org.niangjia.service.visit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Referrals;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.reference.Regions;
import org.springframework.stereotype.Component;

/** 现场走访. The form that works without a network: a page that names nobody, and what an officer takes along. */
@Component
class FieldPages implements Pages {
    /** In the order in which they are loaded: each uses those before it. */
    static final List<String> SCRIPTS = List.of("store.js", "record.js", "sender.js", "form.js", "page.js");

    private static final int MOST = 100;
    /** A visit of last week may be written down now, for a campaign that has ended since. */
    private static final int DAYS_AFTER = 14;

    private final Visits visits;
    private final Notes notes;
    private final Campaigns campaigns;
    private final Pairings pairings;
    private final Referrals referrals;
    private final Regions regions;
    private final Clock clock;

    FieldPages(
            Visits visits,
            Notes notes,
            Campaigns campaigns,
            Pairings pairings,
            Referrals referrals,
            Regions regions,
            Clock clock) {
        this.visits = visits;
        this.notes = notes;
        this.campaigns = campaigns;
        this.pairings = pairings;
        this.referrals = referrals;
        this.regions = regions;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get("/field/visits", Duty.VISIT, call -> Answer.page("service/visit/field.jte", null, Map.of()));
        at.get("/field/visits/data", Duty.VISIT, this::kit).gives(FieldKit.class);
        at.get(
                        "/field/visits/who",
                        Duty.SELF,
                        call -> Answer.json(new Mark(who(call.caller().account()))))
                .gives(Mark.class);
    }

    /** 记号. Whose records on a phone are shown, also to somebody who has no duty there any more. */
    record Mark(String who) {}

    private Answer kit(Call call) {
        Scope scope = call.scope();
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        List<Visit> plans = visits.plans(scope, MOST);
        return Answer.json(new FieldKit(
                call.csrf(),
                who(scope.account()),
                today,
                plans.stream().map(this::plan).toList(),
                units(scope, today, plans),
                districts(scope),
                campaigns.list(scope, MOST).stream()
                        .filter(one -> open(one, today))
                        .map(one -> new FieldKit.Open(one.no(), one.name(), one.first(), one.last()))
                        .toList(),
                campaigns.own(scope, today).map(Campaign::no).orElse(null),
                referrals.offers(call.words().chinese()).stream()
                        .map(offer -> new FieldKit.Kind(offer.type() + ":" + offer.kind(), offer.name()))
                        .toList()));
    }

    private FieldKit.Plan plan(Visit visit) {
        Notes.Sheet sheet = notes.of(visit.district(), visit.id());
        @Nullable
        String campaign = campaigns
                .byId(visit.campaignDistrict(), visit.campaign())
                .map(Campaign::no)
                .orElse(null);
        return new FieldKit.Plan(
                visit.id(),
                visit.no(),
                visit.version(),
                visit.district(),
                visit.unit(),
                visit.employer(),
                campaign,
                visit.day(),
                sheet.text(Theme.PRODUCTION.name()),
                sheet.text(Theme.WORKERS.name()),
                sheet.text(Theme.UNION.name()),
                sheet.text(Notes.MINUTES));
    }

    /** 常去的单位. To be chosen without typing: those of the officer's plans and those paired with them this year. */
    private List<FieldKit.Unit> units(Scope scope, LocalDate today, List<Visit> plans) {
        Stream<FieldKit.Unit> planned =
                plans.stream().map(plan -> new FieldKit.Unit(plan.unit(), plan.employer(), plan.district()));
        Stream<FieldKit.Unit> paired = pairings.of(scope, today.getYear(), scope.account(), MOST).stream()
                .map(pair -> new FieldKit.Unit(pair.unit(), pair.employer(), pair.district()));
        return Stream.concat(planned, paired).distinct().toList();
    }

    /** Counties alone: no unit lies in a city as such. */
    private List<FieldKit.County> districts(Scope scope) {
        return scope.districts().stream()
                .filter(district -> district % 100 != 0)
                .map(district -> new FieldKit.County(district, regions.name(district)))
                .toList();
    }

    private static boolean open(Campaign campaign, LocalDate today) {
        return campaign.closedAt() == null
                && !today.isBefore(campaign.first())
                && !today.isAfter(campaign.last().plusDays(DAYS_AFTER));
    }

    /** Name of a theme's text in {@link NewVisit}. */
    static String field(Theme theme) {
        return switch (theme) {
            case PRODUCTION -> "production";
            case WORKERS -> "said";
            case UNION -> "union";
        };
    }

    /** 谁的. Tells one account's records on a phone from another's; says nothing of the account. */
    private static String who(UUID account) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(("field " + account).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
