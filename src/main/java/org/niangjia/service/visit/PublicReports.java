package org.niangjia.service.visit;

import gg.jte.Content;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.HomeCard;
import org.niangjia.platform.frame.Page;
import org.niangjia.platform.frame.Templates;
import org.springframework.stereotype.Component;

/** 公开的走访报告. On the home page of whoever lives in the county, the city or the province that made it public. */
@Component
class PublicReports implements HomeCard {
    private static final int LAST = 80;

    private final Campaigns campaigns;
    private final Templates templates;
    private final Clock clock;

    PublicReports(Campaigns campaigns, Templates templates, Clock clock) {
        this.campaigns = campaigns;
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    public int order() {
        return LAST;
    }

    @Override
    public Optional<Content> card(Call call, Page page) {
        Integer home = call.callerOrNull() == null ? null : call.caller().homeDistrict();
        if (home == null) {
            return Optional.empty();
        }
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        List<Campaign> published = campaigns.published(List.of(home, home / 100 * 100, home / 10_000 * 10_000), today);
        return published.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        templates.piece("service/visit/home_card.jte", Map.of("page", page, "published", published)));
    }
}
