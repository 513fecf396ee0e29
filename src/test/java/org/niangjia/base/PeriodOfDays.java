package org.niangjia.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.niangjia.base.Notices.day;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("起止日期")
class PeriodOfDays {
    private final Period march = new Period(day("2026-03-01"), day("2026-03-31"));

    @Test
    @DisplayName("首日和末日都算在内")
    void containsBothEnds() {
        assertThat(march.contains(day("2026-02-28"))).isFalse();
        assertThat(march.contains(day("2026-03-01"))).isTrue();
        assertThat(march.contains(day("2026-03-31"))).isTrue();
        assertThat(march.contains(day("2026-04-01"))).isFalse();
    }

    @Test
    @DisplayName("没有末日则一直有效")
    void lastsWithoutAnEnd() {
        Period open = Period.since(day("2026-03-01"));
        assertThat(open.isOpen()).isTrue();
        assertThat(open.contains(day("2999-01-01"))).isTrue();
        assertThat(open.endingOn(day("2026-03-31"))).isEqualTo(march);
    }

    @Test
    @DisplayName("只差一天就不重叠")
    void overlapsFromTheFirstCommonDay() {
        assertThat(march.overlaps(Period.since(day("2026-03-31")))).isTrue();
        assertThat(march.overlaps(Period.since(day("2026-04-01")))).isFalse();
        assertThat(march.overlaps(new Period(day("2026-01-01"), day("2026-03-01"))))
                .isTrue();
        assertThat(march.overlaps(new Period(day("2026-01-01"), day("2026-02-28"))))
                .isFalse();
    }

    @Test
    @DisplayName("末日不能早于首日")
    void doesNotEndBeforeItBegins() {
        assertThat(new Period(day("2026-03-01"), day("2026-03-01")).contains(day("2026-03-01")))
                .isTrue();
        assertThatThrownBy(() -> new Period(day("2026-03-01"), day("2026-02-28")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
