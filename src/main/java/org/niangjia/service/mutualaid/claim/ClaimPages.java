package org.niangjia.service.mutualaid.claim;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.engine.benefit.Explanation;
import org.niangjia.engine.casework.Case;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.trail.Trail;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.springframework.stereotype.Component;

/** 申领页. Lists, the claimant's status page, the officer's case page and what a unit may know, under one address. */
@Component
public class ClaimPages implements Pages {
    public static final String ALL = "/mutual-aid/claims";
    public static final String ONE = ALL + "/{no}";
    public static final String KIND = "claim";

    private final ClaimantDesk desk;
    private final ClaimStandpoint standpoint;
    private final ClaimLists lists;
    private final ClaimViews views;
    private final Trail trail;

    ClaimPages(ClaimantDesk desk, ClaimStandpoint standpoint, ClaimLists lists, ClaimViews views, Trail trail) {
        this.desk = desk;
        this.standpoint = standpoint;
        this.lists = lists;
        this.views = views;
        this.trail = trail;
    }

    public static String page(String no) {
        return ALL + "/" + no;
    }

    @Override
    public void declare(Routes at) {
        at.get(ALL, Duty.SELF, this::list).gives(Listed.class);
        at.get(ONE, Duty.SELF, this::show).of(KIND, standpoint::look).gives(ClaimView.class);
        at.get(ONE + "/looks", Duty.SELF, this::looks).of(KIND, standpoint::look);
    }

    /** 申领列表. One page and where the next begins. */
    record Listed(List<ClaimView> items, @Nullable String next) {}

    private Answer list(Call call) {
        Caller caller = call.caller();
        if (ClaimStandpoint.isUnit(caller)) {
            List<ClaimLists.Told> told = lists.told(call.scope(), 200);
            return Answer.page("service/mutualaid/claim/claims_unit.jte", Map.of("items", told), Map.of("told", told));
        }
        int limit = call.limit(20, 100);
        UUID after = call.query("after").map(ClaimPages::id).orElse(null);
        String step = call.query("step").orElse("");
        String number = call.sought().toUpperCase(Locale.ROOT);
        boolean office = caller.hat() != null;
        List<Case> found = office
                ? lists.office(call.scope(), step, number, after, limit + 1)
                : desk.list(caller, after, limit + 1);
        List<Case> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? page.getLast().id().toString() : null;
        Map<String, Object> model = new HashMap<>();
        model.put("cases", page);
        model.put("next", next == null ? "" : next);
        if (office) {
            model.put("step", step);
            model.put("number", number);
        }
        return Answer.page(
                office ? "service/mutualaid/claim/claims_office.jte" : "service/mutualaid/claim/claims_own.jte",
                new Listed(page.stream().map(views::bare).toList(), next),
                model);
    }

    static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    public Answer show(Call call) {
        Optional<ClaimantDesk.Tied> tied = standpoint.tied(call);
        if (tied.isPresent()) {
            Case known = tied.get().known();
            ClaimTie tie = tied.get().tie();
            ClaimSight sight = views.sight(call.scope(), known, tie.reads(), call.words());
            if (!tie.reads()) {
                Map<String, Object> model = Map.of("sight", sight, "tie", tie);
                return Answer.page("service/mutualaid/claim/claim_filed.jte", views.filed(known, tie), model);
            }
            return Answer.page(
                    "service/mutualaid/claim/claim_status.jte", views.view(sight, call.words()), model(call, sight));
        }
        Optional<Case> told = standpoint.told(call);
        if (told.isPresent()) {
            ClaimView bare = views.bare(told.get());
            return Answer.page("service/mutualaid/claim/claim_told.jte", bare, Map.of("claim", bare));
        }
        Case known = standpoint.office(call);
        boolean reads = standpoint.reads(call.caller(), known);
        if ("GET".equals(call.method())) {
            trail.record(call.scope().actor(), known.district(), Trail.VIEWED, AidClaim.CODE, known.id(), known.no());
        }
        ClaimSight sight = views.sight(call.scope(), known, reads, call.words());
        return Answer.page(
                "service/mutualaid/claim/claim_office.jte", views.view(sight, call.words()), model(call, sight));
    }

    /** What an act came to, for whoever took it: as much of the claim as they may read. */
    public Answer done(Call call, Case moved) {
        Optional<ClaimTie> tie = standpoint.tied(call).map(ClaimantDesk.Tied::tie);
        if (tie.isPresent() && !tie.get().reads()) {
            return Answer.done(page(moved.no()), views.filed(moved, tie.get()));
        }
        boolean reads = tie.isPresent() || standpoint.reads(call.caller(), moved);
        ClaimSight sight = views.sight(call.scope(), moved, reads, call.words());
        return Answer.done(page(moved.no()), views.view(sight, call.words()));
    }

    private static Map<String, Object> model(Call call, ClaimSight sight) {
        Map<String, Object> model = new HashMap<>();
        model.put("sight", sight);
        model.put("explains", new Explanation(call.words()));
        return model;
    }

    /** 谁看过我的材料. */
    private Answer looks(Call call) {
        Case own = standpoint.tied(call, ClaimTie::reads);
        var entries = trail.viewsOf(call.caller().own(), own.district(), AidClaim.CODE, own.id(), null, 100);
        record Look(java.time.@Nullable OffsetDateTime at, String who, String act) {}
        return Answer.page(
                "service/mutualaid/claim/claim_looks.jte",
                Map.of(
                        "items",
                        entries.stream()
                                .map(each -> new Look(
                                        ClaimViews.time(each.at()), each.actor().postTitle(), each.act()))
                                .toList()),
                Map.of("entries", entries, "no", own.no()));
    }
}
