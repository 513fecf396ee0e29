package org.niangjia.platform.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.niangjia.TestDatabase;
import org.niangjia.base.Actor;
import org.niangjia.base.DayKind;
import org.niangjia.base.Due;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.TimeLimit;
import org.niangjia.base.WorkingCalendar;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("工作人员录入放假安排")
class OfficerEnteringHolidays {
    private static final Actor OFFICER = Actor.officer(new UUID(0, 1), "周岚", new UUID(0, 2), "普陀区总工会");
    private static final TimeLimit TEN_DAYS = TimeLimit.parse("10 WORK_DAY");
    private static final Instant CHRISTMAS = at("2026-12-25T10:00:00");

    private final TestDatabase.Copy copy = TestDatabase.copy();
    private ConfigurableApplicationContext house;
    private Holidays holidays;

    @BeforeAll
    void openAHouseOfItsOwn() {
        house = copy.house();
        holidays = house.getBean(Holidays.class);
    }

    @AfterAll
    void close() {
        house.close();
        copy.close();
    }

    private static Instant at(String time) {
        return LocalDateTime.parse(time).atZone(WorkingCalendar.ZONE).toInstant();
    }

    private static Holiday off(String day) {
        return new Holiday(LocalDate.parse(day), DayKind.OFF, "节日");
    }

    /** An invented notice that borrows New Year's Eve and makes the last Saturday of December a working day. */
    private static List<Holiday> noticeOf(int year) {
        LocalDate eve = LocalDate.of(year - 1, 12, 31);
        LocalDate saturday = eve.minusDays(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY));
        Stream<Holiday> off = Stream.of(
                        "01-01", "01-02", "01-03", "02-05", "02-06", "02-07", "02-08", "02-09", "02-10", "05-01",
                        "05-03", "10-01", "10-04")
                .map(day -> off(year + "-" + day));
        return Stream.concat(off, Stream.of(off(eve.toString()), new Holiday(saturday, DayKind.WORK, "元旦节")))
                .toList();
    }

    private List<String> refusalsOf(int year, List<Holiday> days, String source) {
        List<String> codes = new ArrayList<>();
        assertThatThrownBy(() -> holidays.enterYear(year, days, source, OFFICER))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> refused.reasons().stream().map(Refusal::code).forEach(codes::add));
        return codes;
    }

    @Test
    @DisplayName("缺少的年份期限为暂定，录入后即为确定，并计入调休")
    void turnsProvisionalIntoCertain() {
        assertThat(holidays.calendar().due(TEN_DAYS, CHRISTMAS)).isEqualTo(new Due(at("2027-01-08T17:00:00"), true));
        holidays.enterYear(2027, noticeOf(2027), "国办发明电〔2026〕1号", OFFICER);
        assertThat(holidays.calendar().due(TEN_DAYS, CHRISTMAS)).isEqualTo(new Due(at("2027-01-11T17:00:00"), false));
        assertThat(holidays.years().stream().filter(each -> each.year() == 2027))
                .singleElement()
                .returns("周岚", HolidayYear::enteredBy);
        assertThat(holidays.days(2026).getLast().day()).isEqualTo("2026-12-31");
    }

    @Test
    @DisplayName("同一事务中收到通知的一方已按新安排计算")
    void tellsListenersWhoAlreadySeeTheNewTable() {
        List<Boolean> seen = new ArrayList<>();
        ApplicationListener<PayloadApplicationEvent<?>> listener = event -> {
            if (event.getPayload() instanceof HolidayYearEntered(int year) && year == 2028) {
                seen.add(holidays.calendar().knows(year));
            }
        };
        house.addApplicationListener(listener);
        holidays.enterYear(2028, noticeOf(2028), "国办发明电〔2026〕1号", OFFICER);
        assertThat(seen).containsExactly(true);
    }

    @Test
    @DisplayName("没有办成的录入不留痕迹")
    void leavesNothingWhenTheTransactionFails() {
        TransactionTemplate transaction = house.getBean(TransactionTemplate.class);
        transaction.executeWithoutResult(status -> {
            holidays.enterYear(2029, noticeOf(2029), "国办发明电〔2026〕1号", OFFICER);
            assertThat(holidays.calendar().knows(2029)).isTrue();
            status.setRollbackOnly();
        });
        assertThat(holidays.calendar().knows(2029)).isFalse();
    }

    @Test
    @DisplayName("更正后的安排取代原来的，早先年份的日子不受影响")
    void replacesTheNoticeItCorrects() {
        holidays.enterYear(2030, noticeOf(2030), "初稿", OFFICER);
        List<Holiday> corrected = noticeOf(2030).stream()
                .filter(each -> !each.day().equals(LocalDate.parse("2029-12-31")))
                .toList();
        holidays.enterYear(2030, corrected, "更正", OFFICER);
        assertThat(holidays.calendar().isWorkingDay(LocalDate.parse("2029-12-31")))
                .isTrue();
        assertThat(holidays.calendar().isWorkingDay(LocalDate.parse("2029-12-29")))
                .isTrue();
        assertThat(holidays.calendar().isWorkingDay(LocalDate.parse("2026-10-01")))
                .isFalse();
        assertThat(holidays.years())
                .extracting(HolidayYear::source)
                .contains("更正")
                .doesNotContain("初稿");
    }

    @Test
    @DisplayName("另一台机器录入的安排，几秒内这里也按新的算")
    void seesWhatAnotherInstanceEntered() throws InterruptedException {
        assertThat(holidays.calendar().knows(2031)).isFalse();
        try (ConfigurableApplicationContext other = copy.house()) {
            other.getBean(Holidays.class).enterYear(2031, noticeOf(2031), "国办发明电〔2026〕1号", OFFICER);
        }
        Thread.sleep(2_100);
        assertThat(holidays.calendar().knows(2031)).isTrue();
    }

    @Test
    @DisplayName("录入有误时，一次告知所有问题")
    void learnsEveryReasonAtOnce() {
        List<Holiday> days = new ArrayList<>(noticeOf(2032));
        days.remove(off("2032-10-01"));
        days.add(off("2031-11-30"));
        days.add(off("2033-01-01"));
        days.add(off("2032-01-01"));
        days.add(new Holiday(LocalDate.parse("2032-02-03"), DayKind.WORK, "春节"));
        assertThat(refusalsOf(2032, days, " "))
                .containsExactly(
                        "reference.HOLIDAY_SOURCE_MISSING",
                        "reference.HOLIDAY_OTHER_YEAR",
                        "reference.HOLIDAY_OTHER_YEAR",
                        "reference.HOLIDAY_TWICE",
                        "reference.HOLIDAY_WORK_ON_WEEKDAY",
                        "reference.HOLIDAY_FIXED_DAY_MISSING");
        assertThat(refusalsOf(1989, noticeOf(2032), "通知")).containsExactly("reference.HOLIDAY_YEAR");
        assertThat(refusalsOf(2032, noticeOf(2032).subList(0, 10), "通知")).contains("reference.HOLIDAY_TOO_FEW");
        assertThat(holidays.calendar().knows(2032)).isFalse();
    }

    @Test
    @DisplayName("十二月一日起到期的期限可能移动")
    void saysWhichDeadlinesMayMove() {
        HolidayYearEntered entered = new HolidayYearEntered(2027);
        assertThat(entered.mayMove(LocalDate.parse("2026-11-30"))).isFalse();
        assertThat(entered.mayMove(LocalDate.parse("2026-12-01"))).isTrue();
    }
}
