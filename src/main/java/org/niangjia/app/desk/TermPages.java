package org.niangjia.app.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.reference.Term;
import org.niangjia.platform.reference.TermEntry;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/** 条款管理. Regional terms with validity and source: what holds now, what held before, a new value from a day on. */
@Component
class TermPages implements Pages {
    private final Terms terms;
    private final Regions regions;
    private final Trail trail;
    private final Clock clock;

    TermPages(Terms terms, Regions regions, Trail trail, Clock clock) {
        this.terms = terms;
        this.regions = regions;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get("/terms", Duty.CONFIGURE, this::list);
        at.get("/terms/{key}", Duty.CONFIGURE, this::show);
        at.post("/terms/{key}", Duty.CONFIGURE, this::enter).takes(Entry.class).again(this::show);
    }

    /** 新值. A value from a day on, with its source; people choose the unit of a limit from a list. */
    record Entry(
            @Nullable String value,
            @Nullable String unit,
            @Nullable LocalDate from,
            @Nullable String source) {}

    /** 条款值. As told to a program. */
    record Shown(
            String key, String value, int region, @Nullable LocalDate from, String source, boolean demo) {
        static Shown of(TermEntry entry) {
            Term term = entry.term();
            return new Shown(
                    term.key(), term.value(), term.region(), term.validity().from(), term.source(), term.demo());
        }
    }

    private Answer list(Call call) {
        List<TermEntry> found = terms.list("", district(call), today());
        return Answer.page(
                "app/desk/terms.jte",
                Map.of("items", found.stream().map(Shown::of).toList()),
                Map.of("terms", found, "region", regions.name(district(call))));
    }

    private Answer show(Call call) {
        String key = call.path("key");
        List<TermEntry> history = terms.history(key, district(call));
        if (history.isEmpty()) {
            throw new org.niangjia.base.NotVisibleException(key);
        }
        Map<String, Object> model = new HashMap<>();
        model.put("key", key);
        model.put("history", history);
        Map<Integer, String> places = new HashMap<>();
        history.forEach(each ->
                places.put(each.term().region(), regions.name(each.term().region())));
        model.put("places", places);
        model.put("region", regions.name(district(call)));
        model.put("today", today().toString());
        return Answer.page(
                "app/desk/term.jte",
                Map.of("items", history.stream().map(Shown::of).toList()),
                model);
    }

    private Answer enter(Call call) {
        Entry in = call.input(Entry.class);
        if (in.from() == null) {
            throw new RefusedException(Refusal.of("desk.FROM_MISSING").at("from"));
        }
        String key = call.path("key");
        Term term = terms.enter(
                key,
                district(call),
                TermWords.written(in.value() == null ? "" : in.value(), in.unit() == null ? "" : in.unit()),
                in.from(),
                in.source() == null ? "" : in.source(),
                call.scope().actor());
        trail.record(call.scope().actor(), district(call), "term.entered", "term", term.id(), key + " " + term.value());
        return Answer.done("/terms/" + key, Map.of("key", key, "value", term.value()))
                .say("desk.said.term");
    }

    private static int district(Call call) {
        return call.caller().worn().district();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }
}
