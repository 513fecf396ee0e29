package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.service.mutualaid.claim.TellingRules.Telling;
import org.niangjia.service.mutualaid.claim.Tellings.How;

@DisplayName("告知登记写些什么")
class WhatAnOfficeWritesOfTelling {
    private static final LocalDate DECIDED = LocalDate.of(2026, 11, 2);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 6);

    private static List<String> wrong(
            @Nullable How how, @Nullable LocalDate on, String teller, String whom, String text) {
        Decision decision = TellingRules.told(new Telling(how, on, teller, whom, text), DECIDED, TODAY);
        return decision instanceof Decision.Refused refused
                ? refused.reasons().stream().map(Refusal::code).toList()
                : List.of();
    }

    @Test
    @DisplayName("电话要写谁打的、跟谁说的、说了什么，缺的一次说完")
    void asksOfACallWhoSpokeWithWhomAndWhat() {
        assertThat(wrong(How.CALL, TODAY, "经办周", "老王", "说了不予补助和申诉")).isEmpty();
        assertThat(wrong(How.CALL, TODAY, "", "", ""))
                .containsExactlyInAnyOrder(
                        "mutualaid.TOLD_TELLER_MISSING", "mutualaid.TOLD_WHOM_MISSING", "mutualaid.WORDS_MISSING");
    }

    @Test
    @DisplayName("信只要哪天、怎么寄；当面递交要写谁收下")
    void asksOfAPaperWhoTookIt() {
        assertThat(wrong(How.LETTER, TODAY, "", "", "")).isEmpty();
        assertThat(wrong(How.HANDED, TODAY, "", "老王", "")).isEmpty();
        assertThat(wrong(How.HANDED, TODAY, "", "", "")).containsExactly("mutualaid.TOLD_WHOM_MISSING");
    }

    @Test
    @DisplayName("告知日在决定当天到今天之间")
    void isBetweenTheDecisionAndToday() {
        assertThat(wrong(How.LETTER, DECIDED, "", "", "")).isEmpty();
        assertThat(wrong(How.LETTER, DECIDED.minusDays(1), "", "", "")).containsExactly("mutualaid.TOLD_BEFORE");
        assertThat(wrong(How.LETTER, TODAY.plusDays(1), "", "", "")).containsExactly("mutualaid.DAY_IN_FUTURE");
        assertThat(wrong(How.LETTER, null, "", "", "")).containsExactly("mutualaid.DAY_MISSING");
    }

    @Test
    @DisplayName("系统发的消息、本人自己来的，不由办公室填")
    void isNotWhatTheHouseWritesItself() {
        assertThat(wrong(How.MESSAGE, TODAY, "", "", "")).containsExactly("mutualaid.TOLD_HOW_MISSING");
        assertThat(wrong(How.SELF, TODAY, "", "", "")).containsExactly("mutualaid.TOLD_HOW_MISSING");
        assertThat(wrong(null, TODAY, "", "", "")).containsExactly("mutualaid.TOLD_HOW_MISSING");
    }
}
