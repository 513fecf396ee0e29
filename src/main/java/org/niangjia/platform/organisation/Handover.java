package org.niangjia.platform.organisation;

import java.time.Instant;
import java.util.UUID;

/** 交接单. Who handed a post to whom, when, and what went with it; printed and signed by both. */
public record Handover(
        int district,
        UUID id,
        Seat seat,
        Person from,
        Person to,
        Instant at,
        String byName,
        String reason,
        String items) {

    /** 交接的岗位. */
    public record Seat(UUID union, String unionName, UUID post, String title, UUID tenure) {}

    /** 交接双方. */
    public record Person(UUID account, String name) {}
}
