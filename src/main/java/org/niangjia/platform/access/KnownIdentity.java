package org.niangjia.platform.access;

import java.util.Optional;
import java.util.UUID;

/** 已知身份. What access asks of membership: whether somebody knows who an account's person is. */
public interface KnownIdentity {

    /** Whether name and last six of the ID number are this account's person's; empty when the house knows no ID number. */
    Optional<Boolean> fits(UUID account, String name, String lastSix);
}
