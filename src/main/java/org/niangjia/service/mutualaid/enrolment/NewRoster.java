package org.niangjia.service.mutualaid.enrolment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Text;
import org.niangjia.engine.benefit.Scheme;

/**
 * 新名册. What is typed to begin a roster.
 *
 * @param plan plan year and kind as chosen in the form, such as {@code 2027} or {@code 2026+} for new hires
 * @param years plan years that the fee is for; the shortest that the scheme has when nothing is said
 * @param unit id, whole name or credit code; empty for one's own unit
 */
record NewRoster(
        @Nullable String scheme,
        @Nullable String plan,
        @Nullable String channel,
        @Nullable Integer years,
        @Nullable String unit,
        @Nullable Integer staff,
        @Nullable Integer women,
        @Nullable String staffSource,
        @Nullable LocalDate staffOn) {

    String schemeCode() {
        return scheme == null ? "" : scheme;
    }

    String channelCode() {
        return channel == null || channel.isBlank() ? "unit" : channel;
    }

    String unitText() {
        return unit == null ? "" : unit;
    }

    int planYear() {
        String year = plan == null ? "" : plan.replace("+", "").strip();
        return year.matches("\\d{4}") ? Integer.parseInt(year) : 0;
    }

    int yearsOf(Scheme scheme) {
        return years == null ? scheme.lengths().getFirst() : years;
    }

    boolean isAddition() {
        return plan != null && plan.endsWith("+");
    }

    Roster.Declared declared() {
        return new Roster.Declared(staff, women, staffSource == null ? "" : Text.line(staffSource), staffOn);
    }
}
