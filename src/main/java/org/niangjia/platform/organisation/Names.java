package org.niangjia.platform.organisation;

import java.util.Optional;
import java.util.UUID;

/** 姓名. What the organisation asks of the accounts; it knows people by their account only. */
public interface Names {

    String nameOf(UUID account);

    /** The holder's mobile number; asked for only when they agreed that workers see it. */
    default Optional<String> mobileOf(UUID account) {
        return Optional.empty();
    }
}
