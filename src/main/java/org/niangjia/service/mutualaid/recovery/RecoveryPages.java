package org.niangjia.service.mutualaid.recovery;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.engine.benefit.Explanation;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.trail.Trail;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.springframework.stereotype.Component;

/** 追回页. The office's list, and one recovery as the office and as whoever owes it see it, under one address. */
@Component
class RecoveryPages implements Pages {
    static final String ALL = "/mutual-aid/recoveries";
    static final String ONE = ALL + "/{no}";
    static final String KIND = "recovery";

    private final RecoveryLists lists;
    private final RecoveryStandpoint standpoint;
    private final Trail trail;

    RecoveryPages(RecoveryLists lists, RecoveryStandpoint standpoint, Trail trail) {
        this.lists = lists;
        this.standpoint = standpoint;
        this.trail = trail;
    }

    static String page(String no) {
        return ALL + "/" + no;
    }

    @Override
    public void declare(Routes at) {
        at.get(ALL, Duty.HANDLE, this::list).gives(Listed.class);
        at.get(ONE, Duty.SELF, this::show).of(KIND, standpoint::look).gives(RecoverySight.View.class);
    }

    private static final int MOST_FAULTY = 20;

    /**
     * 追回列表. One page and where the next begins.
     *
     * @param faulty paid claims that the auditor found wrong, and nobody has proposed anything; with the first page of all
     */
    record Listed(
            List<RecoveryLists.Listed> items,
            List<RecoveryLists.Faulty> faulty,
            @Nullable String next) {}

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static <E extends Enum<E>> @Nullable E chosen(Call call, String name, E[] all) {
        String wanted = call.query(name).orElse("");
        return Arrays.stream(all)
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    private Answer list(Call call) {
        Recovery.State state = chosen(call, "state", Recovery.State.values());
        Recovery.Found found = chosen(call, "found", Recovery.Found.values());
        String text = call.sought();
        int limit = call.limit(20, 100);
        UUID after = call.query("after").map(RecoveryPages::id).orElse(null);
        List<RecoveryLists.Listed> all = lists.office(call.scope(), state, found, text, after, limit + 1);
        List<RecoveryLists.Listed> items = all.size() > limit ? all.subList(0, limit) : all;
        String next = all.size() > limit ? items.getLast().id().toString() : null;
        List<RecoveryLists.Faulty> faulty =
                after == null && text.isEmpty() ? lists.faulty(call.scope(), MOST_FAULTY) : List.of();
        Map<String, Object> model = new HashMap<>();
        model.put("items", items);
        model.put("faulty", faulty);
        model.put("text", text);
        model.put("next", next == null ? "" : next);
        model.put("state", state == null ? "" : state.name());
        model.put("found", found == null ? "" : found.name());
        return Answer.page("service/mutualaid/recovery/recoveries.jte", new Listed(items, faulty, next), model);
    }

    Answer show(Call call) {
        RecoveryStandpoint.Stand stand = standpoint.get(call);
        if (!stand.own() && "GET".equals(call.method())) {
            trail.record(
                    call.scope().actor(),
                    stand.known().district(),
                    Trail.VIEWED,
                    AidClaim.CODE,
                    stand.known().claim(),
                    stand.known().no());
        }
        RecoverySight sight = standpoint.sight(call, stand);
        Map<String, Object> model = new HashMap<>();
        model.put("sight", sight);
        model.put("explains", new Explanation(call.words()));
        return Answer.page(
                stand.own() ? "service/mutualaid/recovery/recovery_own.jte" : "service/mutualaid/recovery/recovery.jte",
                sight.view(),
                model);
    }

    Answer done(Call call, String said) {
        RecoveryStandpoint.Stand stand = standpoint.get(call);
        return Answer.done(
                        page(stand.known().no()), standpoint.sight(call, stand).view())
                .say("mutualaid.said." + said);
    }
}
