package org.niangjia.service.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 走访. One visit to a unit, planned or written down.
 *
 * @param district home partition of the unit
 * @param no its number, such as ZF-330482-2026-000041
 * @param campaign the campaign, or null for an ordinary visit
 * @param campaignDistrict home partition of the campaign, or null
 * @param team name of the team in the campaign; empty without
 * @param employer the unit
 * @param unit its name on that day
 * @param path place of the office above the unit
 * @param town region code of its town
 * @param owner account of whoever planned or wrote it
 * @param recordedAt when it was written down first, or null while it is a plan
 * @param cancelledAt when the plan was called off, or null
 * @param version number of changes so far
 */
record Visit(
        int district,
        UUID id,
        String no,
        @Nullable UUID campaign,
        @Nullable Integer campaignDistrict,
        String team,
        UUID employer,
        String unit,
        String path,
        long town,
        LocalDate day,
        @Nullable LocalTime from,
        @Nullable LocalTime until,
        String people,
        int workshops,
        int managers,
        int workers,
        UUID owner,
        String ownerName,
        String ownerTitle,
        @Nullable Instant recordedAt,
        @Nullable Instant cancelledAt,
        String cancelledWhy,
        String feedback,
        String feedbackHow,
        @Nullable Instant feedbackAt,
        int version) {

    /** 走访状态. */
    enum State {
        /** 已计划 */
        PLANNED,
        /** 待记录: its day is over and nothing was written down */
        WAITING,
        /** 已记录 */
        RECORDED,
        /** 已取消 */
        CANCELLED
    }

    State state(LocalDate today) {
        if (cancelledAt != null) {
            return State.CANCELLED;
        }
        if (recordedAt != null) {
            return State.RECORDED;
        }
        return day.isAfter(today) ? State.PLANNED : State.WAITING;
    }
}
