package org.niangjia.service.visit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Versioned;
import org.springframework.stereotype.Component;

/** 走访活动页面. Campaigns, their teams, and the report for leaders as page, paper and numbers. */
@Component
class CampaignPages implements Pages {
    private static final String ALL = "/campaigns";
    private static final String KIND = "campaign";
    private static final int MOST = 50;
    private static final int MATTERS = 100;

    private final CampaignDesk desk;
    private final Campaigns campaigns;
    private final CampaignReport report;
    private final CampaignPaper paper;
    private final Clock clock;

    CampaignPages(CampaignDesk desk, Campaigns campaigns, CampaignReport report, CampaignPaper paper, Clock clock) {
        this.desk = desk;
        this.campaigns = campaigns;
        this.report = report;
        this.paper = paper;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get(ALL, Duty.VISIT, this::list).gives(Listed.class);
        at.get(ALL + "/new", Duty.ASSIGN, this::form);
        at.post(ALL, Duty.ASSIGN, this::open)
                .takes(CampaignDesk.NewCampaign.class)
                .gives(View.class)
                .again(this::form);
        at.get(ALL + "/{no}", Duty.VISIT, this::show).of(KIND, this::one).gives(View.class);
        at.get(ALL + "/{no}/report", Duty.VISIT, this::report)
                .of(KIND, this::one)
                .gives(CampaignReport.Report.class);
        act(
                at,
                "members",
                (call, campaign, in) -> desk.join(
                        call.caller(), campaign, NewVisit.clean(in.team()), people(in.people()), in.leader()));
        act(
                at,
                "departures",
                (call, campaign, in) -> desk.leave(
                        call.caller(),
                        campaign,
                        people(in.people()).stream().findFirst().orElse(new UUID(0, 0))));
        act(at, "end", (call, campaign, in) -> desk.close(call.caller(), campaign, call.version()));
        act(
                at,
                "publication",
                (call, campaign, in) ->
                        desk.publish(call.caller(), campaign, call.version(), paper.published(call, campaign)));
        act(at, "withdrawal", (call, campaign, in) -> desk.withdraw(call.caller(), campaign, call.version()));
        at.get("/reports/visits/{no}", Duty.OPEN, this::publicOne);
    }

    /** 编组表单. */
    record Team(
            @Nullable String team,
            @Nullable List<UUID> people,
            @Nullable UUID leader) {}

    private static List<UUID> people(@Nullable List<UUID> people) {
        return people == null ? List.of() : people;
    }

    private interface Act {
        Campaign take(Call call, Campaign campaign, Team in);
    }

    private void act(Routes at, String name, Act act) {
        at.post(ALL + "/{no}/" + name, Duty.ASSIGN, call -> {
                    Campaign campaign = act.take(call, one(call), call.input(Team.class));
                    return Answer.done(ALL + "/" + campaign.no(), view(campaign))
                            .say("visit.said." + name);
                })
                .of(KIND, this::one)
                .takes(Team.class)
                .gives(View.class)
                .again(this::show);
    }

    /** 活动一览. */
    record Listed(List<View> items) {}

    /** 走访活动（供程序）. */
    record View(
            String no,
            String name,
            String aim,
            LocalDate first,
            LocalDate last,
            boolean over,
            List<MemberView> members,
            int version)
            implements Versioned {}

    /** 成员（供程序）. */
    record MemberView(String team, String name, String title, boolean leader) {}

    private View view(Campaign campaign) {
        return new View(
                campaign.no(),
                campaign.name(),
                campaign.aim(),
                campaign.first(),
                campaign.last(),
                campaign.over(today()),
                campaigns.members(campaign).stream()
                        .map(member -> new MemberView(member.team(), member.name(), member.title(), member.leader()))
                        .toList(),
                campaign.version());
    }

    private Campaign one(Call call) {
        return campaigns.get(call.scope(), call.path("no"));
    }

    private Answer list(Call call) {
        List<Campaign> found = campaigns.list(call.scope(), MOST);
        return Answer.page(
                "service/visit/campaigns.jte",
                new Listed(found.stream().map(this::view).toList()),
                Map.of("items", found, "today", today()));
    }

    private Answer form(Call call) {
        return Answer.page(
                "service/visit/campaign_form.jte",
                null,
                Map.of("offices", desk.offices(call.caller()), "today", today()));
    }

    private Answer open(Call call) {
        Campaign campaign = desk.open(call.caller(), call.input(CampaignDesk.NewCampaign.class));
        return Answer.created(ALL + "/" + campaign.no(), view(campaign)).say("visit.said.opened", campaign.name());
    }

    private Answer show(Call call) {
        Campaign campaign = one(call);
        boolean own = CampaignDesk.own(call.caller(), campaign) && call.caller().may(Duty.ASSIGN);
        Map<String, Object> model = new HashMap<>();
        model.put("campaign", campaign);
        model.put("today", today());
        model.put("own", own);
        model.put("members", campaigns.members(campaign));
        model.put("people", own && !campaign.over(today()) ? desk.people(call.caller(), campaign) : List.of());
        model.put("report", report.of(call.scope(), campaign, 5));
        return Answer.page("service/visit/campaign.jte", view(campaign), model);
    }

    private Answer report(Call call) {
        Campaign campaign = one(call);
        CampaignReport.Report counted = report.of(call.scope(), campaign, MATTERS);
        return call.json() ? Answer.json(counted) : paper.answer(call, campaign, counted);
    }

    /** For everybody, as long as the term says; then it is gone. */
    private Answer publicOne(Call call) {
        Campaign campaign = campaigns
                .publicOne(call.path("no"), today())
                .orElseThrow(() -> new NotVisibleException(call.path("no")));
        return Answer.page("service/visit/public.jte", null, Map.of("campaign", campaign));
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }
}
