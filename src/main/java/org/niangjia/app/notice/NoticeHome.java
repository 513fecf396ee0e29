package org.niangjia.app.notice;

import gg.jte.Content;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.HomeCard;
import org.niangjia.platform.frame.Page;
import org.niangjia.platform.frame.Templates;
import org.niangjia.platform.frame.Times;
import org.springframework.stereotype.Component;

/** 首页通知. The newest two, one line each; nothing when there is nothing to tell. */
@Component
class NoticeHome implements HomeCard {
    private static final int SHOWN = 2;

    private final Notices notices;
    private final Templates templates;
    private final Clock clock;

    NoticeHome(Notices notices, Templates templates, Clock clock) {
        this.notices = notices;
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public Optional<Content> card(Call call, Page page) {
        Caller caller = call.callerOrNull();
        if (caller == null || caller.homeDistrict() == null) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
        List<Notice> newest = notices.shown(caller.own(), caller.homeDistrict(), today, null, SHOWN);
        return newest.isEmpty()
                ? Optional.empty()
                : Optional.of(templates.piece("app/notice/home.jte", Map.of("page", page, "notices", newest)));
    }
}
