package org.niangjia.service.visit;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Caller;
import org.springframework.stereotype.Component;

/** 谁来写. Who may write in a visit, and for which campaign and team. */
@Component
class VisitWriters {
    private final Visits visits;
    private final Campaigns campaigns;

    VisitWriters(Visits visits, Campaigns campaigns) {
        this.visits = visits;
        this.campaigns = campaigns;
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

    /** Throws RefusedException for everybody else. */
    void require(Caller by, Visit visit) {
        if (!own(by, visit)) {
            throw VisitRefusal.SOMEBODY_ELSES.refused("visit", visit.ownerTitle());
        }
    }

    /** Of which campaign a visit is, or null. Throws RefusedException when the campaign has no room for it. */
    @Nullable
    Campaign campaign(Scope scope, NewVisit in, LocalDate day, String path) {
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

    /**
     * Into which campaign a known visit comes by what is sent; null when it stays as it is. Throws RefusedException where it
     * is in another one: its teams and its report count on it.
     */
    @Nullable
    Campaign joins(Scope scope, Visit known, NewVisit in) {
        String no = NewVisit.clean(in.campaign());
        Campaign has =
                campaigns.byId(known.campaignDistrict(), known.campaign()).orElse(null);
        if (no.isEmpty() || has != null && has.no().equals(no)) {
            return null;
        }
        if (has != null) {
            throw VisitRefusal.CAMPAIGN_KEPT.refused("campaign", has.name());
        }
        return campaign(scope, in, Objects.requireNonNull(in.day()), known.path());
    }

    /** Who is in a team writes for it; where teams are made up, nobody else does. */
    String team(Campaign campaign, UUID account) {
        return campaigns.teamOf(campaign, account).orElseGet(() -> {
            if (!campaigns.members(campaign).isEmpty()) {
                throw VisitRefusal.NOT_OF_THE_TEAM.refused("campaign", campaign.name());
            }
            return "";
        });
    }
}
