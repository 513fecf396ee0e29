package org.niangjia.platform.membership;

import java.time.Instant;

/** 会籍变动. What became of a membership, who said so and when. */
public record MemberStep(int number, MemberState state, String unionName, Instant at, String byName, String reason) {}
