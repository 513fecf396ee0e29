package org.niangjia.service.visit;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;

/** 走访筛选. What a list is narrowed to; null and empty for all. */
record VisitFilter(
        @Nullable UUID campaign,
        @Nullable UUID employer,
        @Nullable UUID mine,
        String text) {
    /** Names of what the list is narrowed by, in its address and where it is taken out. */
    static final List<String> FIELDS = List.of("campaign", "mine", "q");

    /** By what was asked under these names; throws NotVisibleException for a campaign that the reader cannot know. */
    static VisitFilter of(Scope scope, Campaigns campaigns, UnaryOperator<String> asked) {
        String campaign = asked.apply("campaign");
        return new VisitFilter(
                campaign.isEmpty() ? null : campaigns.get(scope, campaign).id(),
                null,
                asked.apply("mine").isEmpty() ? null : scope.account(),
                asked.apply("q"));
    }
}
