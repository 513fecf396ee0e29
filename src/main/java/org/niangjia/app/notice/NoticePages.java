package org.niangjia.app.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.springframework.stereotype.Component;

/** 看通知. What the worker's county tells today, newest first. */
@Component
class NoticePages implements Pages {
    private final Notices notices;
    private final Clock clock;

    NoticePages(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get("/notices", Duty.SELF, this::list).gives(Listed.class);
        at.get("/notices/{notice}", Duty.SELF, this::one).gives(Item.class);
    }

    /** 通知列表. One page and where the next begins. */
    record Listed(List<Item> items, @Nullable String next) {}

    /** 通知. As told to a program. */
    record Item(UUID id, String title, String text, LocalDate from, LocalDate until, String office) {
        static Item of(Notice notice) {
            return new Item(
                    notice.id(), notice.title(), notice.body(), notice.firstDay(), notice.lastDay(), notice.office());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }

    /** Where one is at home: an officer reads there as everybody does. */
    static int home(Caller caller) {
        Integer home = caller.homeDistrict();
        if (home == null) {
            throw new NotVisibleException("notice");
        }
        return home;
    }

    private Answer list(Call call) {
        Caller caller = call.caller();
        int limit = call.limit(20, 100);
        UUID after = call.query("after").map(NoticePages::id).orElse(null);
        List<Notice> found = caller.homeDistrict() == null
                ? List.of()
                : notices.shown(caller.own(), home(caller), today(), after, limit + 1);
        List<Notice> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? page.getLast().id().toString() : "";
        return Answer.page(
                "app/notice/notices.jte",
                new Listed(page.stream().map(Item::of).toList(), next.isEmpty() ? null : next),
                Map.of("notices", page, "next", next, "paged", after != null));
    }

    private Answer one(Call call) {
        Caller caller = call.caller();
        Notice notice = notices.getShown(caller.own(), home(caller), call.id("notice"), today());
        return Answer.page("app/notice/notice.jte", Item.of(notice), Map.of("notice", notice));
    }

    static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
