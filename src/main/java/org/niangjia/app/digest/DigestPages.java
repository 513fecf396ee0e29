package org.niangjia.app.digest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseTypes;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.ClockFace;
import org.niangjia.engine.casework.Reminders.Kind;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.MenuEntry;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.reference.Holidays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** 一览页面. The cases of the last morning's message, as far as the reader may see them, as they stand now. */
@Component
class DigestPages implements Pages {
    private final Digests digests;
    private final Cases cases;
    private final CaseTypes types;
    private final Holidays holidays;
    private final Clock clock;

    DigestPages(Digests digests, Cases cases, CaseTypes types, Holidays holidays, Clock clock) {
        this.digests = digests;
        this.cases = cases;
        this.types = types;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** 一览菜单. */
    @Configuration(proxyBeanMethods = false)
    static class Menu {
        @Bean
        MenuEntry digestEntry() {
            return new MenuEntry(11, "work", "digest.title", "bell", "/digest", Duty.HANDLE, null);
        }
    }

    @Override
    public void declare(Routes at) {
        at.get("/digest", Duty.HANDLE, this::digest).gives(Digest.class);
    }

    /** 一览. As told to a program. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Digest(@Nullable LocalDate day, List<Item> items) {}

    /** 一览事项. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String no,
            String type,
            String subject,
            Kind kind,
            String stage,
            @Nullable OffsetDateTime dueAt) {}

    /** 一览行. A case with its clock's face. */
    record Row(Case known, String matter, ClockFace face) {}

    private Answer digest(Call call) {
        LocalDate day = digests.last(call.scope().account()).orElse(null);
        Map<Kind, List<Row>> groups = new EnumMap<>(Kind.class);
        List<Item> items = new ArrayList<>();
        if (day != null) {
            Instant now = clock.instant();
            for (Digests.Line line : digests.lines(call.scope(), day)) {
                cases.find(call.scope(), line.district(), line.no()).ifPresent(known -> {
                    Instant due = known.stage().open() ? known.dueAt() : null;
                    ClockFace face = ClockFace.of(due, now, holidays.calendar(line.district()), call.words());
                    groups.computeIfAbsent(line.kind(), k -> new ArrayList<>())
                            .add(new Row(known, types.matter(known.type(), known.subject(), call.words()), face));
                    items.add(new Item(
                            known.no(),
                            known.type(),
                            known.subject(),
                            line.kind(),
                            known.stage().name(),
                            due == null ? null : due.atZone(Times.ZONE).toOffsetDateTime()));
                });
            }
        }
        return Answer.page(
                "app/digest/digest.jte",
                new Digest(day, items),
                Map.of("groups", groups, "day", day == null ? "" : day.toString()));
    }
}
