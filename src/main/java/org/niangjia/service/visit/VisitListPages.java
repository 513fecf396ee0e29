package org.niangjia.service.visit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.reference.Regions;
import org.springframework.stereotype.Component;

/** 走访一览页. Visits of those below the office, with what the reader still means to do on top. */
@Component
class VisitListPages implements Pages {
    private final Visits visits;
    private final Campaigns campaigns;
    private final Regions regions;
    private final Clock clock;

    VisitListPages(Visits visits, Campaigns campaigns, Regions regions, Clock clock) {
        this.visits = visits;
        this.campaigns = campaigns;
        this.regions = regions;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get(VisitPages.ALL, Duty.VISIT, this::list).gives(Listed.class);
    }

    /** 走访一览. */
    record Listed(List<Brief> items, @Nullable String next) {}

    /** 走访一行. */
    record Brief(
            String no,
            String unit,
            LocalDate day,
            String state,
            String place,
            String owner,
            @Nullable String campaign) {}

    private Answer list(Call call) {
        int limit = call.limit(20, 100);
        String campaignNo = call.query("campaign").orElse("");
        boolean mine = call.query("mine").isPresent();
        String text = call.query("q").orElse("");
        VisitFilter filter =
                VisitFilter.of(call.scope(), campaigns, name -> call.query(name).orElse(""));
        Visits.After after = call.query("after").map(VisitListPages::after).orElse(null);
        List<Visit> found = visits.page(call.scope(), filter, after, limit + 1);
        List<Visit> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit
                ? new Visits.After(page.getLast().day(), page.getLast().id()).toString()
                : null;
        Listed listed = new Listed(page.stream().map(visit -> brief(visit)).toList(), next);
        Map<String, Object> model = new HashMap<>();
        model.put("items", listed.items());
        model.put("plans", after == null && !mine ? visits.plans(call.scope(), 20) : List.of());
        model.put("today", today());
        model.put("next", next == null ? "" : next);
        model.put("query", query(campaignNo, mine, text));
        model.put("text", text);
        model.put("mine", mine);
        model.put("campaignNo", campaignNo);
        model.put("campaigns", campaigns.list(call.scope(), 20));
        return Answer.page("service/visit/list.jte", listed, model);
    }

    private static String query(String campaign, boolean mine, String text) {
        return "campaign=" + campaign + (mine ? "&mine=1" : "") + "&q="
                + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Visits.After after(String text) {
        try {
            return Visits.After.parse(text);
        } catch (IllegalArgumentException e) {
            throw new NotVisibleException(text);
        }
    }

    Brief brief(Visit visit) {
        return new Brief(
                visit.no(),
                visit.unit(),
                visit.day(),
                visit.state(today()).name(),
                regions.find(visit.town()).map(region -> region.name()).orElse(""),
                visit.ownerTitle() + " " + visit.ownerName(),
                visit.team().isEmpty() ? null : visit.team());
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }
}
