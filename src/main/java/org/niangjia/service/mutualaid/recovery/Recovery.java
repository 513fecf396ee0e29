package org.niangjia.service.mutualaid.recovery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.engine.casework.CaseNumber;

/**
 * 追回. What was paid too much for a claim, as it stands.
 *
 * @param claim case of the claim
 * @param nothingDue nothing at all was due; else other amounts are the right ones
 * @param explained how the claim is computed rightly, sealed
 */
record Recovery(
        int district,
        UUID id,
        int year,
        int number,
        UUID claim,
        UUID person,
        String scheme,
        State state,
        Found found,
        String reason,
        boolean nothingDue,
        long overFen,
        byte[] explained,
        Signed proposed,
        @Nullable Signed confirmed,
        @Nullable Signed objected,
        String objection,
        @Nullable Signed heard,
        String heardWords,
        @Nullable Signed dropped,
        String dropWords,
        int version) {
    /** Two letters that numbers of recoveries begin with. */
    static final String CODE = "ZH";

    /** Kind of subject in the record. */
    static final String KIND = "mutualaid.recovery";

    /** 追回状态. */
    enum State {
        /** 待复核 */
        PROPOSED,
        /** 待退款 */
        STANDING,
        /** 异议复核 */
        OBJECTED,
        /** 已退清 */
        ENDED,
        /** 不追回 */
        DROPPED
    }

    /** 发现途径. */
    enum Found {
        SAMPLE,
        APPEAL,
        SHEET,
        HAND
    }

    /** 签名. Who, and when; an account where it was an officer. */
    record Signed(Instant at, @Nullable UUID account, String name) {
        boolean by(UUID who) {
            return who.equals(account);
        }
    }

    /** 搁置. Dropped by the house, because an objection to another one is heard first. */
    public boolean putOff() {
        return dropped != null && dropped.name().equals(Actor.HOUSE.name());
    }

    static String no(int district, int year, int number) {
        return new CaseNumber(CODE, district, year, number).text();
    }

    String no() {
        return no(district, year, number);
    }

    boolean open() {
        return state != State.ENDED && state != State.DROPPED;
    }
}
