package org.niangjia.app.digest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Reminders;
import org.niangjia.engine.casework.Reminders.Kind;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.store.Poller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 每日一览. At the start of office hours one message for everybody who has something due, late or new; else none. */
@Component
class DigestPoller implements Poller {
    private static final Duration FIRST_LOOK_BACK = Duration.ofDays(1);

    private final Digests digests;
    private final Reminders reminders;
    private final Outbox outbox;
    private final Holidays holidays;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DigestPoller(
            Digests digests,
            Reminders reminders,
            Outbox outbox,
            Holidays holidays,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.digests = digests;
        this.reminders = reminders;
        this.outbox = outbox;
        this.holidays = holidays;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "digest";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void poll(int district) {
        Instant now = clock.instant();
        WorkingCalendar calendar = holidays.calendar(district);
        if (!DigestRules.begun(now, calendar)) {
            return;
        }
        Scope scope = Scope.house(district);
        LocalDate today = WorkingCalendar.dayOf(now);
        if (digests.countedAt(scope, district, today).isEmpty()) {
            transaction.executeWithoutResult(status -> count(scope, district, today, calendar));
        }
        if (digests.countedAt(scope, district, today)
                .filter(at -> DigestRules.settled(at, now))
                .isPresent()) {
            for (UUID account : digests.untold(scope, district, today)) {
                transaction.executeWithoutResult(status -> tell(district, account, today));
            }
        }
    }

    private void count(Scope scope, int district, LocalDate today, WorkingCalendar calendar) {
        Instant now = clock.instant();
        Instant since = digests.countedBefore(scope, district, today).orElse(now.minus(FIRST_LOOK_BACK));
        if (digests.countFirst(scope, district, today, now)) {
            Collection<Reminders.Reminder> all = reminders.of(district, DigestRules.soon(today, calendar), since);
            digests.write(scope, district, today, all);
        }
    }

    private void tell(int district, UUID account, LocalDate today) {
        if (digests.tellFirst(account, today, clock.instant())) {
            Map<Kind, Integer> counts = digests.counts(account, today);
            outbox.tell(
                    district,
                    account,
                    "digest.told",
                    List.of(count(counts, Kind.LATE), count(counts, Kind.DUE), count(counts, Kind.NEW)),
                    "/digest");
        }
    }

    private static String count(Map<Kind, Integer> counts, Kind kind) {
        return String.valueOf(counts.getOrDefault(kind, 0));
    }
}
