package org.niangjia.platform.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.niangjia.TestDatabase;
import org.niangjia.base.Actor;
import org.niangjia.base.OfficeHours;
import org.niangjia.base.Period;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.TimeLimit;
import org.springframework.context.ConfigurableApplicationContext;

@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("工作人员录入条款")
class OfficerEnteringATerm {
    private static final Actor OFFICER = Actor.officer(new UUID(0, 1), "周岚", new UUID(0, 2), "普陀区总工会");
    private static final String ANSWER = "sq.complaint.answer";
    private static final int PUTUO = 330903;
    private static final int ZHOUSHAN = 330900;
    private static final int ZHEJIANG = 330000;
    private static final int XIAOSHAN = 330109;
    /** Counties of other provinces, each for one test. */
    private static final int DONGCHENG = 110101;

    private static final int HUANGPU = 310101;
    private static final int YUEXIU = 440104;
    private static final int TIANHE = 440106;
    private static final int YUZHONG = 500103;

    private static final LocalDate MARCH = LocalDate.of(2027, 3, 1);
    private static final LocalDate MAY = LocalDate.of(2027, 5, 1);

    private final TestDatabase.Copy copy = TestDatabase.copy();
    private ConfigurableApplicationContext house;
    private Terms terms;

    @BeforeAll
    void openAHouseOfItsOwn() {
        house = copy.house();
        terms = house.getBean(Terms.class);
    }

    @AfterAll
    void close() {
        house.close();
        copy.close();
    }

    private Term enter(int region, String value, LocalDate from) {
        return terms.enter(ANSWER, region, value, from, "普工〔2027〕1号", OFFICER);
    }

    private TimeLimit answer(int region, LocalDate on) {
        return terms.limit(ANSWER, region, on);
    }

    private List<String> refusalsOf(String key, int region, String value, LocalDate from, String source) {
        RefusedException refused = null;
        try {
            terms.enter(key, region, value, from, source, OFFICER);
        } catch (RefusedException e) {
            refused = e;
        }
        return Objects.requireNonNull(refused).reasons().stream()
                .map(Refusal::code)
                .toList();
    }

    @Test
    @DisplayName("默认条款全国可用，标明是演示")
    void startsFromDefaultsMarkedAsDemo() {
        assertThat(answer(Region.NATION, MARCH)).isEqualTo(TimeLimit.parse("15 WORK_DAY"));
        assertThat(terms.get(ANSWER, Region.NATION, MARCH).demo()).isTrue();
        assertThat(terms.get(ANSWER, Region.NATION, MARCH).region()).isEqualTo(Region.NATION);
        assertThat(terms.number("sq.reopen.most", Region.NATION, MARCH)).isEqualTo(2);
        assertThat(terms.hours("office.hours", Region.NATION, MARCH))
                .isEqualTo(OfficeHours.parse("08:30-11:30 13:30-17:00"));
    }

    @Test
    @DisplayName("本县没有就用市的，市没有就用省的，再没有用全国的")
    void appliesTheNearestRegion() {
        enter(ZHEJIANG, "14 WORK_DAY", MARCH);
        assertThat(answer(PUTUO, MARCH).amount()).isEqualTo(14);
        enter(ZHOUSHAN, "13 WORK_DAY", MARCH);
        assertThat(answer(PUTUO, MARCH).amount()).isEqualTo(13);
        enter(PUTUO, "12 WORK_DAY", MARCH);
        assertThat(answer(PUTUO, MARCH).amount()).isEqualTo(12);
        assertThat(answer(ZHOUSHAN, MARCH).amount()).isEqualTo(13);
        assertThat(answer(XIAOSHAN, MARCH).amount()).isEqualTo(14);
        assertThat(answer(Region.NATION, MARCH).amount()).isEqualTo(15);
    }

    @Test
    @DisplayName("新值自生效日起用，旧值到前一天为止")
    void endsTheValueBeforeOnTheDayBefore() {
        enter(DONGCHENG, "12 WORK_DAY", MARCH);
        enter(DONGCHENG, "11 WORK_DAY", MARCH.plusMonths(1));
        assertThat(answer(DONGCHENG, MARCH.minusDays(1)).amount()).isEqualTo(15);
        assertThat(answer(DONGCHENG, MARCH).amount()).isEqualTo(12);
        assertThat(answer(DONGCHENG, MARCH.plusDays(30)).amount()).isEqualTo(12);
        assertThat(answer(DONGCHENG, MARCH.plusMonths(1)).amount()).isEqualTo(11);
        assertThat(answer(DONGCHENG, MARCH.plusYears(9)).amount()).isEqualTo(11);
    }

    @Test
    @DisplayName("补录较早的值，到后一个值的前一天为止")
    void fitsInBeforeAValueEnteredEarlier() {
        enter(HUANGPU, "11 WORK_DAY", MARCH.plusMonths(1));
        Term between = enter(HUANGPU, "12 WORK_DAY", MARCH);
        assertThat(between.validity()).isEqualTo(new Period(MARCH, MARCH.plusDays(30)));
        assertThat(answer(HUANGPU, MARCH.plusDays(30)).amount()).isEqualTo(12);
        assertThat(answer(HUANGPU, MARCH.plusDays(31)).amount()).isEqualTo(11);
    }

    @Test
    @DisplayName("历史按新旧列出本地和上级的全部值，写明谁何时录入")
    void listsTheHistoryOfAKey() {
        enter(YUEXIU, "12 WORK_DAY", MARCH);
        enter(TIANHE, "10 WORK_DAY", MARCH);
        List<TermEntry> history = terms.history(ANSWER, YUEXIU);
        assertThat(history).extracting(each -> each.term().value()).containsExactly("12 WORK_DAY", "15 WORK_DAY");
        assertThat(history).extracting(TermEntry::enteredBy).containsExactly("周岚", "系统");
        assertThat(history.getFirst().term().demo()).isFalse();
        assertThat(terms.list("sq.complaint.", YUEXIU, MARCH))
                .extracting(each -> each.term().value())
                .containsExactly("12 WORK_DAY", "30 WORK_DAY");
        assertThat(terms.list("emergency.", PUTUO, MARCH)).hasSize(3);
    }

    @Test
    @DisplayName("录入有误时，一次告知所有问题，什么也不改")
    void learnsEveryReasonAtOnce() {
        assertThat(refusalsOf(ANSWER, 330903001, "两周", MARCH, " "))
                .containsExactly(
                        "reference.TERM_VALUE", "reference.TERM_REGION_UNKNOWN", "reference.TERM_SOURCE_MISSING");
        assertThat(refusalsOf("sq.no.such", PUTUO, "1", MARCH, "x")).containsExactly("reference.TERM_UNKNOWN");
        assertThat(refusalsOf("sq.reopen.most", PUTUO, "-1", MARCH, "x")).containsExactly("reference.TERM_VALUE");
        assertThat(refusalsOf("office.hours", PUTUO, "8点到5点", MARCH, "x")).containsExactly("reference.TERM_VALUE");
        assertThat(answer(Region.NATION, MARCH).amount()).isEqualTo(15);
    }

    @Test
    @DisplayName("同一天已有一个值时，请另选日期")
    void doesNotReplaceTheValueOfTheSameDay() {
        enter(TIANHE, "12 WORK_DAY", MAY);
        assertThat(refusalsOf(ANSWER, TIANHE, "11 WORK_DAY", MAY, "x")).containsExactly("reference.TERM_DAY_TAKEN");
        assertThat(enter(TIANHE, "11 WORK_DAY", MAY.plusDays(1)).value()).isEqualTo("11 WORK_DAY");
    }

    @Test
    @DisplayName("条款缺失时说清楚缺的是什么")
    void saysWhichTermIsMissing() {
        assertThatThrownBy(() -> terms.limit(ANSWER, PUTUO, LocalDate.of(1999, 12, 31)))
                .isInstanceOf(TermMissingException.class)
                .hasMessageContaining(ANSWER)
                .hasMessageContaining("330903")
                .hasMessageContaining("1999-12-31");
        assertThat(terms.find(ANSWER, PUTUO, LocalDate.of(2000, 1, 1))).isPresent();
    }

    @Test
    @DisplayName("重启和升级不会改掉已录入的值")
    void keepsWhatWasEnteredOverARestart() throws SQLException {
        enter(YUZHONG, "12 WORK_DAY", MARCH);
        copy.asOwner("DELETE FROM reference_version WHERE subject LIKE 'file:%'");
        try (ConfigurableApplicationContext again = copy.house()) {
            Terms after = again.getBean(Terms.class);
            assertThat(after.limit(ANSWER, YUZHONG, MARCH).amount()).isEqualTo(12);
            assertThat(after.history(ANSWER, YUZHONG)).hasSize(2);
            assertThat(again.getBean(Holidays.class).years()).hasSize(10);
        }
    }
}
