package org.niangjia.service.request;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.Employers;
import org.niangjia.platform.organisation.Holder;
import org.niangjia.platform.organisation.Routed;
import org.niangjia.platform.organisation.Routing;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.store.Poller;
import org.niangjia.service.request.Warnings.Complained;
import org.niangjia.service.request.Warnings.Voice;
import org.niangjia.service.request.Warnings.Warning;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 苗头预警. Looks over the last weeks' complaints by unit and tells town and county once; nobody tied to the unit. */
@Component
class WarningPoller implements Poller {
    private final Warnings warnings;
    private final Identity identity;
    private final Employers employers;
    private final Routing routing;
    private final Terms terms;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WarningPoller(
            Warnings warnings,
            Identity identity,
            Employers employers,
            Routing routing,
            Terms terms,
            Outbox outbox,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.warnings = warnings;
        this.identity = identity;
        this.employers = employers;
        this.routing = routing;
        this.terms = terms;
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "request-warnings";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void poll(int district) {
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        int days = terms.number("sq.warning.days", district, today);
        WarningRules.Limits limits = new WarningRules.Limits(
                terms.number("sq.warning.persons", district, today),
                terms.number("sq.warning.percent", district, today),
                terms.number("sq.warning.wages_persons", district, today));
        int least = Math.min(limits.persons(), limits.wagesPersons());
        LocalDate first = today.minusDays(days - 1L);
        for (Complained most : warnings.since(district, first, least)) {
            if (!warnings.quiet(district, most.employer(), today)) {
                Complained unit = counted(district, first, most);
                transaction.executeWithoutResult(status -> look(district, unit, limits, today, days));
            }
        }
    }

    /** The same with each anonymous person counted once, which only the keys can tell. */
    private Complained counted(int district, LocalDate first, Complained most) {
        List<Voice> voices = warnings.voices(district, first, most.employer());
        return new Complained(
                most.employer(),
                persons(voices.stream()),
                persons(voices.stream().filter(Voice::wages)),
                most.first());
    }

    private int persons(Stream<Voice> voices) {
        return (int) voices.map(voice ->
                        voice.identity() == null ? voice.person() : "anonymous " + identity.account(voice.identity()))
                .distinct()
                .count();
    }

    private void look(int district, Complained unit, WarningRules.Limits limits, LocalDate today, int days) {
        Optional<Employer> found = employers.find(Scope.house(district), district, unit.employer());
        Integer staff = found.map(employer -> employer.facts().staff()).orElse(null);
        Optional<String> rule = WarningRules.rule(unit.persons(), unit.wagesPersons(), staff, limits);
        if (found.isEmpty() || rule.isEmpty()) {
            return;
        }
        Employer employer = found.get();
        Set<UUID> tied = routing.tiedTo(district, employer.id());
        Optional<Routed> town = routing.nearestOffice(district, employer.facts().place(), employer.id(), true, false);
        Optional<Routed> county = routing.countyOffice(district, tied);
        String path = town.or(() -> county).map(to -> to.office().path()).orElse("");
        Warning warning = new Warning(
                district,
                Uuid7.next(clock),
                employer.id(),
                employer.facts().name(),
                path,
                rule.get(),
                unit.persons(),
                unit.wagesPersons(),
                staff,
                unit.first(),
                today,
                null,
                null,
                null);
        if (!path.isEmpty() && warnings.raise(warning, today.plusDays(days), clock.instant())) {
            List<UUID> told = Stream.of(town, county)
                    .flatMap(Optional::stream)
                    .map(Routed::holder)
                    .map(Holder::account)
                    .filter(account -> !tied.contains(account))
                    .toList();
            new TreeSet<>(told)
                    .forEach(account -> outbox.tell(
                            district,
                            account,
                            "request.told.warning",
                            List.of(employer.facts().name()),
                            "/warnings"));
        }
    }
}
