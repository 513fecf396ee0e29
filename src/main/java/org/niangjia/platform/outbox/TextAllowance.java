package org.niangjia.platform.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.niangjia.base.Scope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * 短信额度. How many text messages a district may send in a month. Counted, not booked: messages written at the same
 * instant may run a few over, which costs less than a row that every message has to lock.
 */
@Component
class TextAllowance {
    private final OutboxMessages messages;
    private final Clock clock;
    private final int perMonth;

    TextAllowance(
            OutboxMessages messages, Clock clock, @Value("${niangjia.texts-a-month:1000}") int perMonth) {
        this.messages = messages;
        this.clock = clock;
        this.perMonth = perMonth;
    }

    boolean leaves(Scope scope, int district) {
        Instant month = ZonedDateTime.now(clock)
                .truncatedTo(ChronoUnit.DAYS)
                .withDayOfMonth(1)
                .toInstant();
        return messages.textsSince(scope, district, month) < perMonth;
    }
}
