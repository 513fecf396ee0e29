package org.niangjia.service.founding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.base.Decision;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Refusal;

@DisplayName("入会申请：缺什么一次说全")
class RulesOfJoining {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final String NUMBER = IdCardNumber.of(IdCardNumber.DEMO_AREA, LocalDate.of(1990, 1, 1), 101)
            .value();

    private static NewJoining joining(
            @Nullable String kind, String employer, String trade, String text, List<String> groups) {
        return new NewJoining("陈小满", NUMBER, "", kind, 330903, employer, trade, text, 330903001L, groups, true);
    }

    private static List<String> refusals(NewJoining in) {
        Decision decision = JoiningRules.submission(
                in,
                IdCardNumber.parse(NewJoining.clean(in.idNumber()), TODAY, area -> true, true),
                List.of(),
                town -> town == 330903001L,
                true);
        return decision instanceof Decision.Refused(List<Refusal> reasons)
                ? reasons.stream().map(each -> each.field() + " " + each.code()).toList()
                : List.of();
    }

    @Test
    @DisplayName("表单不超过十四项")
    void hasAtMostFourteenFields() {
        assertThat(NewJoining.class.getRecordComponents()).hasSizeLessThanOrEqualTo(14);
    }

    @Test
    @DisplayName("有单位的写单位，没单位的选行当，就够了")
    void takesBothKinds() {
        assertThat(refusals(joining("UNIT", "某船厂", "", "", List.of()))).isEmpty();
        assertThat(refusals(joining("FLEXIBLE", "", "RIDER", "", List.of("NEW_FORM"))))
                .isEmpty();
        assertThat(refusals(joining("FLEXIBLE", "", "OTHER", "修鞋", List.of()))).isEmpty();
    }

    @Test
    @DisplayName("空表：七样缺的一次说全")
    void namesEverythingThatIsMissing() {
        NewJoining empty = new NewJoining(null, null, null, null, null, null, null, null, null, null, null);
        assertThat(refusals(empty))
                .contains("kind founding.KIND_MISSING", "town founding.TOWN_MISSING", "willing founding.NOT_WILLING")
                .anyMatch(each -> each.startsWith("name "))
                .anyMatch(each -> each.startsWith("idNumber "));
    }

    @Test
    @DisplayName("单位没写、行当没选、选“其他”没写做什么，都要补")
    void wantsTheWork() {
        assertThat(refusals(joining("UNIT", " ", "RIDER", "", List.of())))
                .containsExactly("employer founding.EMPLOYER_MISSING");
        assertThat(refusals(joining("FLEXIBLE", "某船厂", "", "", List.of())))
                .containsExactly("trade founding.TRADE_MISSING");
        assertThat(refusals(joining("FLEXIBLE", "", "OTHER", " ", List.of())))
                .containsExactly("trade founding.TRADE_MISSING");
        assertThat(refusals(joining("FLEXIBLE", "", "PILOT", "", List.of())))
                .containsExactly("trade founding.TRADE_MISSING");
    }

    @Test
    @DisplayName("困难、劳模由工会认定，自己不能填")
    void leavesHardshipToTheUnion() {
        assertThat(refusals(joining("UNIT", "某船厂", "", "", List.of("MIGRANT")))).isEmpty();
        assertThat(refusals(joining("UNIT", "某船厂", "", "", List.of("HARDSHIP"))))
                .containsExactly("groups founding.GROUP_UNKNOWN");
        assertThat(refusals(joining("UNIT", "某船厂", "", "", List.of("GENIUS"))))
                .containsExactly("groups founding.GROUP_UNKNOWN");
    }

    @Test
    @DisplayName("在读和找工作的，只听到一句明白话，不再挑别的毛病")
    void tellsStudentsPlainly() {
        NewJoining student = new NewJoining("", "", "", "STUDENT", null, null, null, null, null, null, null);
        assertThat(refusals(student)).containsExactly("kind founding.STUDENT");
    }

    @Test
    @DisplayName("行当按名册的说法登记")
    void writesTheTradeInTheWordsOfTheRegister() {
        assertThat(JoiningRules.trade(joining("FLEXIBLE", "", "RIDER", "别的", List.of())))
                .isEqualTo("外卖骑手");
        assertThat(JoiningRules.trade(joining("FLEXIBLE", "", "OTHER", " 修鞋 ", List.of())))
                .isEqualTo("修鞋");
    }

    @Test
    @DisplayName("镇街自己先办的，不跑单位工会的时限")
    void runsTheUnitsLimitBelowTheTownAlone() {
        assertThat(JoiningService.terms("rh.unit", true)).containsExactly("rh.unit");
        assertThat(JoiningService.terms("rh.unit", false)).isEmpty();
        assertThat(JoiningService.terms("rh.answer", false)).containsExactly("rh.answer");
    }
}
