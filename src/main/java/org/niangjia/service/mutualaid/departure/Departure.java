package org.niangjia.service.mutualaid.departure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.frame.Versioned;

/**
 * 中途退出. Some people of a roster in force leave before the last day of cover, and how far that is.
 *
 * @param lastDay as asked for; a cover that begins later never begins
 * @param refundFen what of the fee goes back, 0 for nothing
 * @param payee holder of the account that it goes to
 */
record Departure(
        int district,
        UUID id,
        UUID roster,
        String unitName,
        String scheme,
        int year,
        LocalDate lastDay,
        String reason,
        long refundFen,
        Payee payee,
        State state,
        Asked asked,
        @Nullable Decided decided,
        @Nullable LocalDate paidOn,
        int version)
        implements Versioned {

    /** 退费账户, as lists show it. */
    record Payee(String name, String masked, String bank) {}

    /** 申请人. */
    record Asked(Instant at, UUID by, String name) {}

    /** 审核人, with what they wrote. */
    record Decided(Instant at, UUID by, String name, String words) {}

    /** 退出状态. The names are stored and never reused. */
    enum State {
        /** 待审 */
        ASKED,
        /** 不同意 */
        REFUSED,
        /** 撤回 */
        WITHDRAWN,
        /** 已退出 */
        APPROVED,
        /** 撤销退出 */
        UNDONE,
        /** 已退费 */
        PAID
    }

    /**
     * 退出人员. One cover that ends.
     *
     * @param from its first day
     * @param until its last day when nobody leaves
     */
    record Leaver(
            UUID enrolment,
            UUID person,
            String name,
            String idMasked,
            String module,
            LocalDate from,
            LocalDate until,
            long feeFen,
            long refundFen) {

        /** Last day of cover for who leaves on a day: the day before the first when it never begins. */
        LocalDate lastDay(LocalDate day) {
            return day.isBefore(from) ? from.minusDays(1) : day;
        }

        Leaver back(long fen) {
            return new Leaver(enrolment, person, name, idMasked, module, from, until, feeFen, fen);
        }
    }
}
