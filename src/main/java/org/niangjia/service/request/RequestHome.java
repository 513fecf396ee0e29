package org.niangjia.service.request;

import gg.jte.Content;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.ClockFace;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.HomeCard;
import org.niangjia.platform.frame.Page;
import org.niangjia.platform.frame.Templates;
import org.niangjia.platform.reference.Holidays;
import org.springframework.stereotype.Component;

/** 正在为您办. The worker's open requests on the home page; what waits for their word comes with a hint. */
@Component
class RequestHome implements HomeCard {
    private static final int SHOWN = 3;

    private final Requests requests;
    private final Identity identity;
    private final Holidays holidays;
    private final Templates templates;
    private final Clock clock;

    RequestHome(Requests requests, Identity identity, Holidays holidays, Templates templates, Clock clock) {
        this.requests = requests;
        this.identity = identity;
        this.holidays = holidays;
        this.templates = templates;
        this.clock = clock;
    }

    /** 首页一行. A case with its clock's face. */
    record Line(Case known, ClockFace face, boolean asksRating) {}

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Content> card(Call call, Page page) {
        Caller caller = call.callerOrNull();
        if (caller == null || caller.homeDistrict() == null) {
            return Optional.empty();
        }
        List<Line> lines = requests.own(caller.homeDistrict(), identity.holders(caller.account()), null, 20).stream()
                .filter(Requests::open)
                .filter(one -> caller.sees(one.openedAt()))
                .limit(SHOWN)
                .map(one -> line(one, page))
                .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(templates.piece("service/request/home_card.jte", Map.of("page", page, "lines", lines)));
    }

    private Line line(Case one, Page page) {
        boolean rating = one.step().equals(RequestSteps.REVISIT.name());
        return new Line(one, ClockFace.of(one.dueAt(), clock.instant(), holidays.calendar(), page.words()), rating);
    }
}
