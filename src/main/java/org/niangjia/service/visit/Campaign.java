package org.niangjia.service.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 走访活动. A campaign of a county, a city or above: who goes, when, and which office has what is found.
 *
 * @param district home partition of the union whose campaign it is
 * @param no its number, such as ZX-330400-2026-000001
 * @param path place of that union in the tree
 * @param owners office that has the findings of each theme, in the order of the themes; null for whoever wrote them down
 * @param closedAt when it was ended before its time, or null
 * @param published the report as it was made public, or null
 */
record Campaign(
        int district,
        UUID id,
        String no,
        String name,
        String aim,
        LocalDate first,
        LocalDate last,
        UUID union,
        String path,
        List<@Nullable UUID> owners,
        String openedName,
        @Nullable Instant closedAt,
        @Nullable String published,
        @Nullable LocalDate publicFrom,
        @Nullable LocalDate publicUntil,
        int version) {

    /** 活动成员. Somebody of a team. */
    record Member(String team, UUID account, String name, String title, boolean leader) {}

    @Nullable
    UUID owner(Theme theme) {
        return owners.get(theme.ordinal());
    }

    boolean over(LocalDate day) {
        return closedAt != null || day.isAfter(last);
    }

    /** Whether everybody may read its report today. */
    boolean isPublic(LocalDate today) {
        LocalDate from = publicFrom;
        LocalDate until = publicUntil;
        return from != null && until != null && !today.isBefore(from) && !today.isAfter(until);
    }

    /** Whether a unit at this place of the tree can be visited in it. */
    boolean covers(String place) {
        return place.startsWith(path);
    }
}
