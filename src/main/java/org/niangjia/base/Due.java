package org.niangjia.base;

import java.time.Instant;

/**
 * 到期时间. The instant at which a time limit ends.
 *
 * @param at the last instant that is still in time
 * @param provisional 暂定: a year on the way has no holiday table yet, so the instant may still move
 */
public record Due(Instant at, boolean provisional) implements Comparable<Due> {

    /** Orders by the instant; of two at the same instant the certain one comes first. */
    @Override
    public int compareTo(Due other) {
        int byInstant = at.compareTo(other.at);
        return byInstant != 0 ? byInstant : Boolean.compare(provisional, other.provisional);
    }
}
