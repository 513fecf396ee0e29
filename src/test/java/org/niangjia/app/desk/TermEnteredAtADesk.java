package org.niangjia.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("登记条款的新值")
class TermEnteredAtADesk {
    @Test
    @DisplayName("数字和单位分开填，合成一个时限")
    void joinsNumberAndUnit() {
        assertThat(TermWords.written(" 5 ", "WORK_DAY")).isEqualTo("5 WORK_DAY");
    }

    @Test
    @DisplayName("接口一次写全的，原样收下；不是时限的没有单位")
    void leavesAWholeValueAsItIs() {
        assertThat(TermWords.written("5 CAL_DAY", "WORK_DAY")).isEqualTo("5 CAL_DAY");
        assertThat(TermWords.written("12351", "")).isEqualTo("12351");
    }
}
