package org.niangjia.service.request;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.ClockFace;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.reference.Holidays;
import org.springframework.stereotype.Component;

/** 诉求台账页. What an office sees of its requests and those below, filtered, page by page. */
@Component
class RequestListPages {
    private final RequestList requests;
    private final Categories categories;
    private final Holidays holidays;
    private final Clock clock;

    RequestListPages(RequestList requests, Categories categories, Holidays holidays, Clock clock) {
        this.requests = requests;
        this.categories = categories;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** 台账一行. As the page shows it. */
    record Line(RequestList.Row row, String category, ClockFace clock) {}

    /** Answers {@code /requests} for who handles them; a worker's own list is another page. */
    Answer list(Call call) {
        int limit = call.limit(20, 100);
        RequestFilter filter = RequestFilter.of(call);
        UUID after = call.query("after").map(RequestPages::id).orElse(null);
        List<RequestList.Row> found = requests.page(call.scope(), filter, after, limit + 1);
        List<RequestList.Row> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? page.getLast().known().id().toString() : null;
        RequestPages.Listed listed = new RequestPages.Listed(
                page.stream().map(row -> RequestPages.Brief.of(row.known())).toList(), next);
        if (call.json()) {
            return Answer.json(listed);
        }
        Map<String, Object> model = new HashMap<>();
        model.put("lines", lines(call, page));
        model.put("next", next == null ? "" : next);
        model.put("paged", after != null);
        model.put("filter", filter);
        model.put("categories", categories.all());
        model.put("offices", requests.offices(call.scope()));
        return Answer.page("service/request/office_list.jte", listed, model);
    }

    private List<Line> lines(Call call, List<RequestList.Row> page) {
        WorkingCalendar calendar = holidays.calendar();
        Instant now = clock.instant();
        return page.stream()
                .map(row -> new Line(
                        row,
                        categories
                                .find(row.category())
                                .map(c -> c.name(call.words().chinese()))
                                .orElse(row.category()),
                        ClockFace.of(row.known().dueAt(), now, calendar, call.words())))
                .toList();
    }
}
