package org.niangjia.platform.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** 已知身份. What access asks of membership: whether somebody knows who an account's person is. */
public interface KnownIdentity {

    /**
     * Whether name and last six of the ID number are this account's person's; empty when the house knows no ID number. Only
     * what was known before a moment counts: whoever came by a phone alone must not link themselves first and fit then.
     */
    Optional<Boolean> fits(UUID account, Instant before, String name, String lastSix);
}
