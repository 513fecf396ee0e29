package org.niangjia.app.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.frame.Words;
import org.niangjia.platform.trail.Trail;
import org.niangjia.platform.trail.TrailEntry;
import org.niangjia.platform.trail.TrailFilter;
import org.springframework.stereotype.Component;

/** 审计. The record of who did and saw what, for auditors of a whole district; reading it is recorded too. */
@Component
class TrailPages implements Pages {
    private final Trail trail;

    TrailPages(Trail trail) {
        this.trail = trail;
    }

    @Override
    public void declare(Routes at) {
        at.get("/trail", Duty.AUDIT, this::list);
    }

    /** 记录行. As told to a program. */
    record Line(
            String at,
            String who,
            String post,
            @Nullable UUID account,
            String act,
            String label,
            String kind,
            @Nullable UUID subject,
            String detail) {
        static Line of(TrailEntry e, Words words) {
            return new Line(
                    e.at().atZone(Times.ZONE).toOffsetDateTime().toString(),
                    e.actor().equals(Actor.HOUSE)
                            ? words.t("frame.the_house")
                            : e.actor().name(),
                    e.actor().postTitle(),
                    e.actor().account(),
                    e.act(),
                    Acts.label(words, e.act(), e.subjectKind()),
                    e.subjectKind(),
                    e.subject(),
                    e.detail());
        }
    }

    /** 查询. What was asked for, as typed. */
    record Asked(
            @Nullable UUID account,
            @Nullable String act,
            @Nullable UUID subject,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        static Asked of(Call call) {
            return new Asked(
                    call.query("account").flatMap(read(UUID::fromString)).orElse(null),
                    call.query("act").filter(text -> !text.isBlank()).orElse(null),
                    call.query("subject").flatMap(read(UUID::fromString)).orElse(null),
                    call.query("from").flatMap(read(LocalDate::parse)).orElse(null),
                    call.query("until").flatMap(read(LocalDate::parse)).orElse(null));
        }

        boolean any() {
            return account != null || act != null || subject != null || from != null || until != null;
        }

        TrailFilter filter() {
            return new TrailFilter(account, act, subject, start(from), start(until == null ? null : until.plusDays(1)));
        }

        private static @Nullable Instant start(@Nullable LocalDate day) {
            return day == null ? null : day.atStartOfDay(Times.ZONE).toInstant();
        }

        /** The same question again, for the next page. */
        String query() {
            return part("account", account)
                    + part("act", act)
                    + part("subject", subject)
                    + part("from", from)
                    + part("until", until);
        }

        private static String part(String name, @Nullable Object value) {
            return value == null ? "" : name + "=" + value + "&";
        }
    }

    /** What cannot be read was not asked for. */
    private static <T> Function<String, Optional<T>> read(Function<String, T> parser) {
        return text -> {
            try {
                return Optional.of(parser.apply(text.strip()));
            } catch (IllegalArgumentException | DateTimeParseException e) {
                return Optional.empty();
            }
        };
    }

    private Answer list(Call call) {
        int limit = call.limit(50, 200);
        Asked asked = Asked.of(call);
        UUID after = call.query("after").flatMap(read(UUID::fromString)).orElse(null);
        List<TrailEntry> found = trail.list(call.scope(), asked.filter(), after, limit);
        trail.record(call.scope().actor(), call.caller().worn().district(), Trail.VIEWED, "trail", null, "");
        String next = found.size() < limit ? "" : found.getLast().id().toString();
        List<Line> lines =
                found.stream().map(each -> Line.of(each, call.words())).toList();
        Map<String, Object> json = new HashMap<>();
        json.put("items", lines);
        json.put("next", next.isEmpty() ? null : next);
        return Answer.page(
                "app/desk/trail.jte",
                json,
                Map.of(
                        "entries",
                        found,
                        "lines",
                        lines,
                        "next",
                        next,
                        "asked",
                        asked,
                        "acts",
                        Acts.choices(call.words())));
    }
}
