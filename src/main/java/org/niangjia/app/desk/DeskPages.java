package org.niangjia.app.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.CaseTypes;
import org.niangjia.engine.casework.ClockFace;
import org.niangjia.engine.casework.Tasks;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.reference.Holidays;
import org.springframework.stereotype.Component;

/** 我的待办. What waits at this office, most pressing first, with clocks; the same list for programs. */
@Component
class DeskPages implements Pages {
    private static final int SOON_WORKING_DAYS = 3;

    private final Tasks tasks;
    private final CaseTypes types;
    private final Holidays holidays;
    private final Clock clock;

    DeskPages(Tasks tasks, CaseTypes types, Holidays holidays, Clock clock) {
        this.tasks = tasks;
        this.types = types;
        this.holidays = holidays;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get("/desk", Duty.HANDLE, this::desk).gives(Listed.class);
        at.get("/tasks", Duty.HANDLE, this::desk).gives(Listed.class);
    }

    /** 待办列表. One page and where the next begins. */
    record Listed(List<Item> items, @Nullable String next) {}

    /** 待办事项. As told to a program. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String no,
            String type,
            String subject,
            String step,
            String stage,
            @Nullable OffsetDateTime dueAt,
            OffsetDateTime openedAt) {
        static Item of(Tasks.Task t) {
            Instant due = t.dueAt();
            return new Item(
                    t.no(),
                    t.type(),
                    t.subject(),
                    t.step(),
                    t.stage().name(),
                    due == null ? null : due.atZone(Times.ZONE).toOffsetDateTime(),
                    t.openedAt().atZone(Times.ZONE).toOffsetDateTime());
        }
    }

    /** 待办分组. Tasks of one urgency, as the page shows them. */
    record Group(String key, List<Row> rows) {}

    /** 待办行. A task with its clock's face. */
    record Row(Tasks.Task task, String matter, ClockFace face) {}

    private Answer desk(Call call) {
        int limit = call.limit(20, 100);
        Optional<Tasks.After> after = call.query("after").flatMap(DeskPages::cursor);
        List<Tasks.Task> found = tasks.list(call.scope(), after.orElse(null), limit + 1);
        List<Tasks.Task> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? cursorOf(page.getLast()) : null;
        if (call.json()) {
            return Answer.json(new Listed(page.stream().map(Item::of).toList(), next));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("groups", groups(call, page));
        model.put("count", tasks.count(call.scope(), clock.instant(), endOfDay(), soon()));
        model.put("next", next == null ? "" : next);
        model.put("paged", after.isPresent());
        return Answer.page("app/desk/tasks.jte", null, model);
    }

    private static Optional<Tasks.After> cursor(String text) {
        try {
            return Optional.of(Tasks.After.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String cursorOf(Tasks.Task last) {
        Instant due = last.dueAt();
        return new Tasks.After(due == null ? Tasks.FAR : due, last.id()).toString();
    }

    private List<Group> groups(Call call, List<Tasks.Task> page) {
        WorkingCalendar calendar = holidays.calendar();
        Instant now = clock.instant();
        Map<String, List<Row>> byUrgency = new java.util.LinkedHashMap<>();
        for (Tasks.Task task : page) {
            Instant due = task.dueAt();
            String key = due == null
                    ? "later"
                    : due.isBefore(now)
                            ? "overdue"
                            : !due.isAfter(endOfDay()) ? "today" : !due.isAfter(soon()) ? "soon" : "later";
            byUrgency
                    .computeIfAbsent(key, k -> new ArrayList<>())
                    .add(new Row(
                            task,
                            types.matter(task.type(), task.subject(), call.words()),
                            ClockFace.of(due, now, calendar, call.words())));
        }
        return byUrgency.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    private Instant endOfDay() {
        return today().plusDays(1).atStartOfDay(Times.ZONE).toInstant();
    }

    private Instant soon() {
        LocalDate last = holidays.calendar().workingDay(today(), SOON_WORKING_DAYS);
        return last.plusDays(1).atStartOfDay(Times.ZONE).toInstant();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }
}
