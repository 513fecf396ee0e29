package org.niangjia.engine.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.base.Period;

@DisplayName("跨年度住院")
class StayOverNewYear {
    private static final List<Period> YEARS = List.of(year(2025), year(2026));

    private static Period year(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    @Test
    @DisplayName("按天分到两个年度，一分不少")
    void isSplitByDaysWithoutLosingAFen() {
        Stay stay = new Stay(LocalDate.of(2025, 12, 30), LocalDate.of(2026, 1, 2));
        List<Stay.Part> parts = stay.split(YEARS, Map.of("selfPay", 1_000L));
        assertThat(parts).extracting(Stay.Part::days).containsExactly(2, 1);
        assertThat(parts).extracting(part -> part.amounts().get("selfPay")).containsExactly(666L, 334L);
        assertThat(parts)
                .extracting(Stay.Part::on)
                .containsExactly(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 1, 2));
    }

    @Test
    @DisplayName("元旦出院的，都在上一年度")
    void staysWholeWhenDischargedOnNewYearsDay() {
        Stay stay = new Stay(LocalDate.of(2025, 12, 30), LocalDate.of(2026, 1, 1));
        assertThat(stay.split(YEARS, Map.of("selfPay", 1_000L))).singleElement().satisfies(part -> {
            assertThat(part.days()).isEqualTo(2);
            assertThat(part.on()).isEqualTo(LocalDate.of(2025, 12, 31));
            assertThat(part.amounts()).containsEntry("selfPay", 1_000L);
        });
    }

    @Test
    @DisplayName("当天进出算一天")
    void countsOneDayAtLeast() {
        assertThat(new Stay(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 1)).days())
                .isEqualTo(1);
    }
}
