package org.niangjia.app.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
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
    record Line(String at, String who, String post, String act, String subject, String detail) {
        static Line of(TrailEntry e) {
            return new Line(
                    e.at().atZone(Times.ZONE).toOffsetDateTime().toString(),
                    e.actor().name(),
                    e.actor().postTitle(),
                    e.act(),
                    e.subjectKind(),
                    e.detail());
        }
    }

    private Answer list(Call call) {
        int limit = call.limit(50, 200);
        UUID after = call.query("after").map(TrailPages::id).orElse(null);
        List<TrailEntry> found = trail.list(call.scope(), TrailFilter.ANY, after, limit);
        trail.record(call.scope().actor(), call.caller().worn().district(), Trail.VIEWED, "trail", null, "");
        String next = found.size() < limit ? "" : found.getLast().id().toString();
        Map<String, Object> json = new HashMap<>();
        json.put("items", found.stream().map(Line::of).toList());
        json.put("next", next.isEmpty() ? null : next);
        return Answer.page("app/desk/trail.jte", json, Map.of("entries", found, "next", next));
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
