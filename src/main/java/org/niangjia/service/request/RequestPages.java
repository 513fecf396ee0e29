package org.niangjia.service.request;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.Recorded;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.trail.Trail;
import org.niangjia.platform.trail.TrailEntry;
import org.springframework.stereotype.Component;

/** 诉求页面. Lists, the status page of the worker and the case page of the officer, under one address. */
@Component
class RequestPages implements Pages {
    private final Requests requests;
    private final Cases cases;
    private final Standpoint standpoint;
    private final Categories categories;
    private final Identity identity;
    private final CaseSights sights;
    private final Trail trail;
    private final RequestListPages office;

    RequestPages(
            Requests requests,
            Cases cases,
            Standpoint standpoint,
            Categories categories,
            Identity identity,
            CaseSights sights,
            Trail trail,
            RequestListPages office) {
        this.requests = requests;
        this.cases = cases;
        this.standpoint = standpoint;
        this.categories = categories;
        this.identity = identity;
        this.sights = sights;
        this.trail = trail;
        this.office = office;
    }

    @Override
    public void declare(Routes at) {
        at.get("/request-categories", Duty.OPEN, this::categories);
        at.get("/requests", Duty.SELF, this::list).gives(Listed.class);
        at.get("/requests/{no}", Duty.SELF, this::show)
                .of("request", standpoint::look)
                .gives(RequestView.class);
        at.get("/requests/{no}/looks", Duty.SELF, this::looks).of("request", standpoint::look);
    }

    /** 类别. As offered to a worker. */
    record Offered(String code, String name, String hint, String kind, boolean concernsEmployer) {}

    private Answer categories(Call call) {
        boolean chinese = call.words().chinese();
        return Answer.json(Map.of(
                "items",
                categories.offered().stream()
                        .map(c -> new Offered(
                                c.code(),
                                c.name(chinese),
                                c.hint(chinese),
                                c.kind().name(),
                                c.concernsEmployer()))
                        .toList()));
    }

    /** 诉求列表. One page and where the next begins. */
    record Listed(List<Brief> items, @Nullable String next) {}

    /** 诉求摘要. One line of a list. */
    record Brief(
            String no,
            String subject,
            String stage,
            String step,
            @Nullable String result,
            java.time.@Nullable OffsetDateTime dueAt,
            java.time.@Nullable OffsetDateTime openedAt,
            String office) {
        static Brief of(Case c) {
            return new Brief(
                    c.no(),
                    c.subject(),
                    c.stage().name(),
                    c.step(),
                    c.result(),
                    RequestView.time(c.dueAt()),
                    RequestView.time(c.openedAt()),
                    c.handlerTitle());
        }
    }

    private Answer list(Call call) {
        Caller caller = call.caller();
        if (caller.may(Duty.HANDLE)) {
            return office.list(call);
        }
        int limit = call.limit(20, 100);
        UUID after = call.query("after").map(RequestPages::id).orElse(null);
        List<Case> found = ownCases(caller, after, limit + 1);
        List<Case> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? page.getLast().id().toString() : null;
        Map<String, Object> model = new HashMap<>(Map.of("cases", page, "next", next == null ? "" : next));
        return Answer.page(
                "service/request/own_list.jte",
                new Listed(page.stream().map(Brief::of).toList(), next),
                model);
    }

    private List<Case> ownCases(Caller caller, @Nullable UUID after, int limit) {
        Integer home = caller.homeDistrict();
        return home == null
                ? List.of()
                : requests.own(home, identity.holders(caller.account()), after, limit).stream()
                        .filter(one -> caller.sees(one.openedAt()))
                        .toList();
    }

    static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    Answer show(Call call) {
        return standpoint.own(call).map(own -> status(call, own)).orElseGet(() -> office(call));
    }

    /** The worker's status page. */
    Answer status(Call call, Case own) {
        List<Recorded> record = Standpoint.open(cases.record(own.district(), own.id()));
        RequestFacts facts = requests.get(own.district(), own.id());
        StatusSight sight = sights.status(own, facts, record, "/requests/" + own.no(), call.words());
        return Answer.page(
                "service/request/status.jte", RequestView.of(own, facts, null, record), Map.of("sight", sight));
    }

    private Answer office(Call call) {
        Case known = standpoint.office(call);
        RequestFacts facts = requests.get(known.district(), known.id());
        List<Recorded> record = cases.record(known.district(), known.id());
        if ("GET".equals(call.method())) {
            trail.record(call.scope().actor(), known.district(), Trail.VIEWED, Request.CODE, known.id(), known.no());
        }
        OfficeSight sight = sights.office(call.scope(), known, facts, record, call.words());
        return Answer.page(
                "service/request/office_case.jte", RequestView.of(known, facts, null, record), Map.of("sight", sight));
    }

    /** 谁看过我的材料. The applicant is told who looked, when and for what. */
    private Answer looks(Call call) {
        Case own = standpoint.applicant(call);
        List<TrailEntry> entries =
                trail.viewsOf(call.caller().own(), own.district(), Request.CODE, own.id(), null, 100);
        record Look(java.time.@Nullable OffsetDateTime at, String who, String act, String detail) {}
        return Answer.page(
                "service/request/looks.jte",
                Map.of(
                        "items",
                        entries.stream()
                                .map(e -> new Look(
                                        RequestView.time(e.at()), e.actor().postTitle(), e.act(), e.detail()))
                                .toList()),
                Map.of("entries", entries, "no", own.no()));
    }
}
