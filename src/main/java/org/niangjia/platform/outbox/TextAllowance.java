package org.niangjia.platform.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.niangjia.base.Scope;
import org.niangjia.platform.reference.Terms;
import org.springframework.stereotype.Component;

/**
 * 短信额度. How many text messages a district may send in a month, and about one subject. The month is counted, not
 * booked: messages written at the same instant may run a few over, which costs less than a row that all of them lock.
 */
@Component
class TextAllowance {
    private static final String PER_MONTH = "message.sms_per_month";
    private static final String PER_SUBJECT = "message.sms_per_case";

    private final OutboxMessages messages;
    private final Terms terms;
    private final Clock clock;

    TextAllowance(OutboxMessages messages, Terms terms, Clock clock) {
        this.messages = messages;
        this.terms = terms;
        this.clock = clock;
    }

    boolean leavesInMonth(Scope scope, int district) {
        Instant month = ZonedDateTime.now(clock)
                .truncatedTo(ChronoUnit.DAYS)
                .withDayOfMonth(1)
                .toInstant();
        return messages.textsSince(scope, district, month) < terms.number(PER_MONTH, district, LocalDate.now(clock));
    }

    /** A district may allow fewer than the three that the database allows, not more. */
    int perSubject(int district) {
        return Math.min(OutboxMessages.MOST_TEXTS, terms.number(PER_SUBJECT, district, LocalDate.now(clock)));
    }
}
