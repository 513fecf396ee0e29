package org.niangjia.service.mutualaid.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.frame.Versioned;

/**
 * 参保名册. What a unit, or somebody alone, wants to take in a plan year, and how far it is.
 *
 * @param year in which the plan year begins
 * @param addition new hires in mid-year
 * @param years plan years that the fee is for, beginning with that one
 * @param employer a registered unit, or null
 * @param path place in the tree of unions: offices at and above it see it
 * @param forUnit entered by an office for a unit
 */
public record Roster(
        int district,
        UUID id,
        String scheme,
        int year,
        String channel,
        boolean addition,
        int years,
        @Nullable UUID employer,
        String unitName,
        String path,
        boolean forUnit,
        Declared declared,
        State state,
        Instant madeAt,
        @Nullable UUID madeBy,
        int version)
        implements Versioned {

    /** 申报人数: as the unit says, with the source and the day of the figures; null where it has not. */
    public record Declared(
            @Nullable Integer staff,
            @Nullable Integer women,
            String source,
            @Nullable LocalDate on) {
        static final Declared NOTHING = new Declared(null, null, "", null);
    }

    /** 名册状态. The names are stored and never reused. */
    public enum State {
        /** 起草 */
        DRAFT,
        /** 待审 */
        SUBMITTED,
        /** 退回 */
        RETURNED,
        /** 待缴费 */
        APPROVED,
        /** 已参保 */
        IN_FORCE,
        /** 撤回 */
        WITHDRAWN;

        boolean editable() {
            return this == DRAFT || this == RETURNED;
        }
    }

    boolean editable() {
        return state.editable();
    }

    /** The last plan year that it takes. */
    int lastYear() {
        return year + years - 1;
    }
}
