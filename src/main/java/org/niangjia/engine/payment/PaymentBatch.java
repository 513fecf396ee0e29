package org.niangjia.engine.payment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 付款批次. Payments that go to the bank in one file. Made by a cashier, released by another, taken out, answered.
 *
 * @param no for people and for the bank
 * @param format code of the bank's format
 * @param lines how many payments
 * @param takenAt when the file went out, or null
 * @param endedAt when the bank had answered for every line, or null
 * @param droppedAt when it was given up before it went out, or null
 */
record PaymentBatch(
        int district,
        UUID id,
        String no,
        String format,
        int lines,
        long amountFen,
        Instant madeAt,
        UUID madeBy,
        String madeName,
        @Nullable Instant releasedAt,
        @Nullable String releasedName,
        @Nullable Instant takenAt,
        @Nullable Instant endedAt,
        @Nullable Instant droppedAt,
        int version) {

    boolean released() {
        return releasedAt != null;
    }

    boolean dropped() {
        return droppedAt != null;
    }

    /** 状态, a words key below {@code payment.state}. */
    String state() {
        if (dropped()) {
            return "dropped";
        }
        if (endedAt != null) {
            return "ended";
        }
        if (takenAt != null) {
            return "taken";
        }
        return released() ? "released" : "made";
    }
}
