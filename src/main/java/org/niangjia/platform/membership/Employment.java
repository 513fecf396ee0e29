package org.niangjia.platform.membership;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 从业情况. Where a member works or worked, from when to when; several at once are usual. */
public record Employment(
        UUID id, MemberFacts.Work work, @Nullable LocalDate until, String employerName, String siteName) {

    public boolean running() {
        return until == null;
    }
}
