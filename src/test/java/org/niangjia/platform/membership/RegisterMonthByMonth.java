package org.niangjia.platform.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.store.Finding;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("会员名册：任何一天有多少会员，每个月怎么变")
class RegisterMonthByMonth {
    private static final int ACTS = 60;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MemberNumbers numbers;

    @Autowired
    private JdbcClient jdbc;

    private TestMembers people;

    @BeforeEach
    void aCounty() {
        people = new TestMembers(context);
    }

    /** 一天. What the counters said on it, for the county, two towns and a unit. */
    private record Day(LocalDate day, List<MemberNumbers.Number> counted) {}

    private List<Union> places() {
        return List.of(people.house.county, people.town, people.otherTown, people.unit);
    }

    private Scope county() {
        return people.house.officer(people.house.county);
    }

    private MemberNumbers.Number count(Union place, LocalDate day) {
        return numbers.asOf(county(), people.house.district, place.path(), day);
    }

    @Test
    @DisplayName("随便怎么入会、转会、保留、恢复、注销：当天的数，以后按当天问还是一样")
    void isTheSameLater() {
        Random random = new Random(20261128);
        LocalDate today = people.house.today();
        List<Day> days = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < ACTS; i++) {
            act(random, members);
            LocalDate day = today.minusDays(ACTS - i);
            putBack(day);
            days.add(new Day(
                    day, places().stream().map(place -> count(place, today)).toList()));
        }
        allTheSame(today, days);
        context.getBean(MemberFolding.class).poll(people.house.district);
        allTheSame(today, days);
        assertThat(context.getBean(MemberFolding.class).until(people.house.district))
                .isAfter(today.minusDays(2));
        verifyRecounts();
    }

    private void allTheSame(LocalDate today, List<Day> days) {
        for (Day day : days) {
            assertThat(places().stream().map(place -> count(place, day.day())).toList())
                    .as("%s", day.day())
                    .isEqualTo(day.counted());
        }
        assertThat(days.getLast().counted().getFirst().retained()).isPositive();
        months(today, days);
    }

    /** Good as it is; one more in any sum is found. */
    private void verifyRecounts() {
        for (String table : List.of("month", "day")) {
            assertThat(wrong()).isEmpty();
            more(table, 1);
            assertThat(wrong())
                    .isNotEmpty()
                    .allMatch(finding ->
                            finding.subject().contains(people.unit.id().toString()));
            more(table, -1);
        }
    }

    private void more(String table, int n) {
        jdbc.sql("UPDATE membership_" + table + "_sum SET joined = joined + :n"
                        + " WHERE district = :district AND union_id = :union")
                .param("n", n)
                .param("district", people.house.district)
                .param("union", people.unit.id())
                .update();
    }

    private List<Finding> wrong() {
        return context.getBean(MemberSumsVerification.class).differences(people.house.district);
    }

    /** Each month's end is the day's, and months follow from one another. */
    private void months(LocalDate today, List<Day> days) {
        YearMonth first = YearMonth.from(today.minusDays(ACTS));
        List<MemberNumbers.Month> months = numbers.months(
                county(), people.house.district, people.house.county.path(), first, YearMonth.from(today));
        assertThat(months.getLast().number()).isEqualTo(days.getLast().counted().getFirst());
        long members = 0;
        for (MemberNumbers.Month month : months) {
            members += month.joined() + month.arrived() - month.departed() - month.ended();
            assertThat(month.number().active() + month.number().retained()).isEqualTo(members);
        }
        assertThat(months.stream().mapToLong(MemberNumbers.Month::joined).sum()).isPositive();
        assertThat(months.stream().mapToLong(MemberNumbers.Month::arrived).sum())
                .isEqualTo(
                        months.stream().mapToLong(MemberNumbers.Month::departed).sum())
                .isPositive();
        assertThat(months.stream().mapToLong(MemberNumbers.Month::kept).sum()).isPositive();
        assertThat(months.stream().mapToLong(MemberNumbers.Month::ended).sum()).isPositive();
    }

    private void act(Random random, List<Member> members) {
        List<Union> unions = List.of(people.unit, people.sister, people.town);
        Union union = unions.get(random.nextInt(unions.size()));
        if (members.size() < 5 || random.nextInt(3) == 0) {
            members.add(people.join("王某", union));
            return;
        }
        int chosen = random.nextInt(members.size());
        Member member = context.getBean(Members.class)
                .row(people.house.district, members.get(chosen).id())
                .orElseThrow();
        switch (random.nextInt(4)) {
            case 0 -> people.desk.setState(county(), member.id(), other(member), "退休");
            case 1 -> {
                people.desk.setState(county(), member.id(), MemberState.ENDED, "本人要求");
                members.remove(chosen);
            }
            default -> people.desk.become(county(), member, MemberState.ACTIVE, union, "接转", null);
        }
    }

    private static MemberState other(Member member) {
        return member.state() == MemberState.ACTIVE ? MemberState.RETAINED : MemberState.ACTIVE;
    }

    /** What was just done was done on that day. */
    private void putBack(LocalDate day) {
        jdbc.sql("UPDATE membership_step SET at = :day WHERE district = :district AND at >= :today")
                .param(
                        "day",
                        day.atTime(9, 0)
                                .atZone(WorkingCalendar.ZONE)
                                .toInstant()
                                .atOffset(ZoneOffset.UTC))
                .param("district", people.house.district)
                .param(
                        "today",
                        people.house
                                .today()
                                .atStartOfDay(WorkingCalendar.ZONE)
                                .toInstant()
                                .atOffset(ZoneOffset.UTC))
                .update();
    }

    @Test
    @DisplayName("镇里只数自己的，问别的镇问不到；邻县的人不算")
    void countsOnlyTheReadersSubtree() {
        people.join("甲某", people.unit);
        people.join("乙某", people.sister);
        LocalDate today = people.house.today();
        Scope town = people.house.officer(people.town);
        int district = people.house.district;
        assertThat(numbers.asOf(town, district, "", today).active()).isEqualTo(1);
        assertThat(numbers.asOf(town, district, people.unit.path(), today).active())
                .isEqualTo(1);
        assertThat(numbers.asOf(town, district, "", today.minusDays(1)).active())
                .isZero();
        assertThatThrownBy(() -> numbers.asOf(town, district, people.otherTown.path(), today))
                .isInstanceOf(NotVisibleException.class);
        assertThatThrownBy(() -> numbers.asOf(town, people.house.neighbour, "", today))
                .isInstanceOf(NotVisibleException.class);
    }
}
