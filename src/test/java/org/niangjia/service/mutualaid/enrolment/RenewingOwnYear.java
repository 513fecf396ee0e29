package org.niangjia.service.mutualaid.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.base.Actor;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.engine.collection.Cashier;
import org.niangjia.engine.collection.Notice;
import org.niangjia.platform.sheet.ImportContext;
import org.niangjia.platform.sheet.ImportEntrance;
import org.niangjia.service.mutualaid.claim.AidCounty;
import org.niangjia.service.mutualaid.cover.Batch;
import org.niangjia.service.mutualaid.cover.EnrolmentDesk;
import org.niangjia.service.mutualaid.cover.Insured;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The plan year is everybody's own: whoever renews early loses no day, and the turn of the calendar year takes nothing away. */
@HouseTest
@DisplayName("各人自己的保障年度怎么续")
class RenewingOwnYear {
    private static final String SCHEME = "test-own-year";
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private AidCounty county;
    private int year;
    private IdCardNumber number;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
        year = UnitHouse.year();
        number = IdCardNumber.of(IdCardNumber.DEMO_AREA, LocalDate.of(1982, 5, PEOPLE.incrementAndGet()), 601);
    }

    private void enrol(int plan, LocalDate paidOn) {
        Batch batch = new Batch(
                Uuid7.next(context.getBean(Clock.class)),
                county.district,
                SCHEME,
                plan,
                "hospital",
                "newForm",
                null,
                "骑手",
                paidOn,
                List.of(new Insured("骑手林", number, "employee", 1)));
        context.getBean(EnrolmentDesk.class).enrol(Scope.house(county.district), batch);
    }

    private Map<String, @Nullable Object> cover(int plan) {
        return jdbc.sql("""
                        SELECT e.cover_from::text AS begins, e.cover_until::text AS ends, e.first_from::text AS first FROM mutualaid_enrolment e
                         WHERE e.district = :d AND e.scheme = :scheme AND e.year = :year
                        """)
                .param("d", county.district)
                .param("scheme", SCHEME)
                .param("year", plan)
                .query()
                .singleRow();
    }

    @Test
    @DisplayName("提早续的，从上一年结束第二天起算，一天不重、一天不少；免等待")
    void beginsWhenTheOneBeforeHasEnded() {
        enrol(2023, LocalDate.of(2023, 9, 1));
        enrol(2024, LocalDate.of(2024, 2, 1));
        assertThat(cover(2024))
                .containsEntry("begins", "2024-09-02")
                .containsEntry("ends", "2025-09-01")
                .containsEntry("first", "2023-09-02");
    }

    @Test
    @DisplayName("上一年十二月开始、隔年一月才续的：三十天内免等待，三十一天就重新等")
    void keepsItsWaiverOverTheTurnOfTheYear() {
        enrol(2022, LocalDate.of(2022, 12, 19));
        enrol(2024, LocalDate.of(2024, 1, 17));
        assertThat(cover(2022)).containsEntry("ends", "2023-12-19");
        assertThat(cover(2024)).containsEntry("begins", "2024-01-18").containsEntry("first", "2022-12-20");
        number = IdCardNumber.of(IdCardNumber.DEMO_AREA, LocalDate.of(1983, 5, PEOPLE.incrementAndGet()), 601);
        county = new AidCounty(context);
        enrol(2022, LocalDate.of(2022, 12, 19));
        enrol(2024, LocalDate.of(2024, 1, 18));
        assertThat(cover(2024)).containsEntry("begins", "2024-01-19").containsEntry("first", "2024-01-19");
    }

    @Test
    @DisplayName("名册缴费续的也一样")
    void isTheSameByRoster() throws InterruptedException {
        enrol(year - 1, LocalDate.of(year - 1, 12, 31));
        RosterReading reading = context.getBean(RosterReading.class);
        RosterReview review = context.getBean(RosterReview.class);
        Scope house = Scope.house(county.district);
        Scope office = new Scope(
                Actor.officer(UUID.randomUUID(), "县办", UUID.randomUUID(), "县办"),
                List.of(county.district),
                "",
                Set.of());
        Clock clock = context.getBean(Clock.class);
        Roster roster = context.getBean(RosterDesk.class)
                .put(
                        office,
                        reading.scheme(SCHEME, year),
                        new Roster(
                                county.district,
                                Uuid7.next(clock),
                                SCHEME,
                                year,
                                "newForm",
                                false,
                                1,
                                null,
                                "骑手",
                                "",
                                true,
                                Roster.Declared.NOTHING,
                                Roster.State.DRAFT,
                                clock.instant(),
                                null,
                                0));
        byte[] sheet = UnitHouse.sheet("骑手林," + number.value() + ",职工医保,,住院,\n");
        context.getBean(ImportEntrance.class)
                .bring(
                        "rosters",
                        new ImportContext(office, county.district, roster.id().toString()),
                        "名册.csv",
                        () -> sheet);
        Roster submitted = review.submit(house, roster, roster.version());
        Notice notice = review.approveAtOnce(house, submitted);
        Cashier cashier = context.getBean(Cashier.class);
        cashier.read(
                house,
                review.till(submitted),
                List.of(new Cashier.Arrival("T1", reading.today(), notice.amountFen(), "骑手", notice.code())));
        cashier.confirm(
                house,
                review.till(submitted),
                cashier.lineOf(house, review.till(submitted), "T1"),
                List.of(notice.id()));
        assertThat(cover(year))
                .containsEntry("begins", LocalDate.of(year + 1, 1, 1).toString())
                .containsEntry("ends", LocalDate.of(year + 1, 12, 31).toString())
                .containsEntry("first", LocalDate.of(year, 1, 1).toString());
    }
}
