package org.niangjia.platform.membership;

import org.niangjia.base.Refusal;

/** Why an act on a membership is refused. The message key is {@code membership.} and the name. */
enum MembershipRefusal {
    UNION_MISSING,
    UNION_OUTSIDE,
    UNION_CLOSED,
    UNION_UNKNOWN,
    UNION_AMBIGUOUS,
    EMPLOYER_UNKNOWN,
    WORK_MISSING,
    TOWN_MISSING,
    ALREADY_HERE,
    ALREADY_ELSEWHERE,
    ENDED_BEFORE,
    RETIRED,
    TOO_YOUNG,
    OLD_NUMBER,
    SHARED_PHONE,
    TWICE_IN_SHEET,
    DATE_IN_FUTURE,
    REASON_MISSING,
    FIELD_UNKNOWN,
    NOT_A_MEMBER,
    STATE_DOES_NOT_FIT,
    EMPLOYED_ALREADY,
    TAG_ALREADY,
    GROUP_UNKNOWN,
    NOBODY_WITH_THAT_NUMBER,
    SAME_UNION,
    TRANSFER_OPEN,
    TRANSFER_CONFIRMED,
    PAPER_MISSING,
    NOT_PROVED,
    LINKED_ALREADY;

    Refusal refusal(String... args) {
        return Refusal.of("membership." + name(), args);
    }
}
