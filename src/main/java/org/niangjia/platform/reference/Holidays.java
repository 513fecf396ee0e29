package org.niangjia.platform.reference;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.niangjia.base.Actor;
import org.niangjia.base.DayKind;
import org.niangjia.base.Decision;
import org.niangjia.base.OfficeHours;
import org.niangjia.base.Text;
import org.niangjia.base.WorkingCalendar;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 放假安排表. The yearly notices of the State Council, and the working calendar that follows from them. */
@Component
@DependsOn("referenceLoader")
public class Holidays {
    private static final String OFFICE_HOURS = "office.hours";
    /** Stands in until a district's own hours are put in its place. */
    private static final OfficeHours ALL_DAY = OfficeHours.parse("00:00-23:59");

    private final TransactionTemplate transaction;
    private final HolidayStore store;
    private final Terms terms;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Cached<Table> table;

    private record Table(
            List<Holiday> days,
            List<HolidayYear> years,
            WorkingCalendar calendar,
            Map<String, WorkingCalendar> byHours) {

        WorkingCalendar with(String hours) {
            return byHours.computeIfAbsent(hours, text -> calendar.with(OfficeHours.parse(text)));
        }
    }

    Holidays(
            HolidayStore store,
            Terms terms,
            ReferenceVersions versions,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.store = store;
        this.terms = terms;
        this.clock = clock;
        this.events = events;
        this.table = new Cached<>(versions, HolidayStore.SUBJECT, () -> read(store));
    }

    private static Table read(HolidayStore store) {
        List<Holiday> days = store.days();
        List<HolidayYear> years = store.years();
        Set<Integer> known = years.stream().map(HolidayYear::year).collect(Collectors.toSet());
        Map<LocalDate, DayKind> kinds = days.stream().collect(Collectors.toMap(Holiday::day, Holiday::kind));
        return new Table(days, years, new WorkingCalendar(kinds, known, ALL_DAY), new ConcurrentHashMap<>());
    }

    /** For questions about days alone: the office hours are the nation's default. */
    public WorkingCalendar calendar() {
        return calendar(Region.NATION);
    }

    /** Working days with the office hours that hold for a district today. */
    public WorkingCalendar calendar(int district) {
        return table.get().with(terms.text(OFFICE_HOURS, district, WorkingCalendar.dayOf(clock.instant())));
    }

    /** Notices that were entered, the newest first. */
    public List<HolidayYear> years() {
        return table.get().years();
    }

    /** Days that notices name in a calendar year, in order. */
    public List<Holiday> days(int year) {
        return table.get().days().stream()
                .filter(each -> each.day().getYear() == year)
                .sorted(Comparator.comparing(Holiday::day))
                .toList();
    }

    /** Enters or corrects the notice of a year and tells {@link HolidayYearEntered}. Refused with every reason. */
    public void enterYear(int year, List<Holiday> days, String source, Actor actor) {
        String why = Text.line(source);
        Decision.of(HolidayRules.reasonsAgainst(year, days, why)).orThrow();
        transaction.executeWithoutResult(status -> {
            store.replace(year, days, why, actor);
            table.change();
            events.publishEvent(new HolidayYearEntered(year));
        });
    }
}
