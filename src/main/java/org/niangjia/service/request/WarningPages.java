package org.niangjia.service.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.MenuEntry;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.trail.Trail;
import org.niangjia.service.request.Warnings.Warning;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** 预警页面. For town and county alone: what was noticed, and what was done about it in one sentence. */
@Component
class WarningPages implements Pages {
    private static final int MOST = 500;

    private final Warnings warnings;
    private final Trail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WarningPages(
            Warnings warnings,
            Trail trail,
            org.springframework.transaction.PlatformTransactionManager transactions,
            Clock clock) {
        this.warnings = warnings;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get("/warnings", Duty.HANDLE, this::list).gives(Listed.class);
        at.post("/warnings/{id}/acknowledgement", Duty.HANDLE, this::acknowledge)
                .takes(Note.class)
                .again(this::list);
    }

    @Bean
    static MenuEntry warningsEntry() {
        return new MenuEntry(22, "service", "request.warning.title", "alert", "/warnings", Duty.COUNTER, null);
    }

    /** 预警列表. */
    record Listed(List<Line> items, @Nullable String next) {}

    /** 预警行. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            UUID id,
            String employer,
            String rule,
            int persons,
            int wagesPersons,
            LocalDate raisedOn,
            @Nullable String acknowledgedBy,
            @Nullable String note) {}

    /** 处理说明. */
    record Note(@Nullable String note) {}

    /** Told to town and county, never to a unit; levels above have the figures. */
    private static boolean reads(Call call) {
        UnionLevel level = call.caller().worn().level();
        return level == UnionLevel.COUNTY || level == UnionLevel.TOWN;
    }

    private Answer list(Call call) {
        int limit = call.limit(20, 100);
        UUID after = call.query("after").map(RequestPages::id).orElse(null);
        List<Warning> found = reads(call) ? warnings.list(call.scope(), after, limit + 1) : List.of();
        List<Warning> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? page.getLast().id().toString() : null;
        Listed listed = new Listed(
                page.stream()
                        .map(w -> new Line(
                                w.id(),
                                w.employerName(),
                                w.rule(),
                                w.persons(),
                                w.wagesPersons(),
                                w.raisedOn(),
                                w.acknowledgedName(),
                                w.note()))
                        .toList(),
                next);
        return Answer.page(
                "service/request/warnings.jte",
                listed,
                Map.of("warnings", page, "next", next == null ? "" : next, "reads", reads(call)));
    }

    private Answer acknowledge(Call call) {
        if (!reads(call)) {
            throw new NotVisibleException("warning");
        }
        String note = NewRequest.clean(call.input(Note.class).note());
        if (note.isEmpty() || note.length() > MOST) {
            throw new RefusedException(
                    Refusal.of("request.WARNING_NOTE", String.valueOf(MOST)).at("note"));
        }
        UUID id = call.id("id");
        transaction.executeWithoutResult(status -> {
            warnings.acknowledge(call.scope(), id, note, clock.instant());
            int district = call.caller().worn().district();
            trail.record(call.scope().actor(), district, "request.warning_seen", "request_warning", id, "");
        });
        return Answer.done("/warnings", null).say("request.said.warning");
    }
}
