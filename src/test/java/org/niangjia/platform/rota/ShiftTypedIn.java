package org.niangjia.platform.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;

@DisplayName("排一班时填的内容")
class ShiftTypedIn {
    private static final LocalDateTime EVENING = LocalDateTime.of(2026, 11, 25, 18, 0);
    private static final Instant NOW = RotaRules.instant(EVENING);

    private static List<String> reasons(
            String name, String phone, @Nullable LocalDateTime from, @Nullable LocalDateTime until) {
        Decision decision = RotaRules.entry(name, phone, from, until, NOW);
        return (decision instanceof Decision.Refused refused ? refused.reasons() : List.<Refusal>of())
                .stream().map(Refusal::code).toList();
    }

    @Test
    @DisplayName("什么都没填，四样一次说清")
    void saysEverythingThatIsMissing() {
        assertThat(reasons("", "", null, null))
                .containsExactly("rota.NAME", "rota.PHONE", "rota.FROM_MISSING", "rota.UNTIL_MISSING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800000000", "0580-3011234", "05803011234", "010-88888888", "3011234", "0580-3011234-12"})
    @DisplayName("手机、固定电话、带分机的都可以")
    void takesMobileAndLine(String phone) {
        assertThat(reasons("虞晓岚", phone, EVENING, EVENING.plusHours(1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1380000000", "138000000000", "12800000000", "电话", "123456", "0580-"})
    @DisplayName("位数不对的电话不收")
    void refusesWhatIsNoNumber(String phone) {
        assertThat(reasons("虞晓岚", phone, EVENING, EVENING.plusHours(1))).containsExactly("rota.PHONE");
    }

    @Test
    @DisplayName("刚好七天可以，多一分钟不行")
    void lastsSevenDaysAtMost() {
        assertThat(reasons("虞晓岚", "3011234", EVENING, EVENING.plusDays(7))).isEmpty();
        assertThat(reasons("虞晓岚", "3011234", EVENING, EVENING.plusDays(7).plusMinutes(1)))
                .containsExactly("rota.TOO_LONG");
    }

    @Test
    @DisplayName("已经过去的、先结束后开始的、一年以后的，都不收")
    void liesAheadAndInOrder() {
        assertThat(reasons("虞晓岚", "3011234", EVENING.minusHours(2), EVENING)).containsExactly("rota.OVER_ALREADY");
        assertThat(reasons("虞晓岚", "3011234", EVENING.minusHours(2), EVENING.plusMinutes(1)))
                .isEmpty();
        assertThat(reasons("虞晓岚", "3011234", EVENING.plusHours(2), EVENING.plusHours(2)))
                .containsExactly("rota.ENDS_BEFORE_IT_BEGINS");
        assertThat(reasons("虞晓岚", "3011234", EVENING.plusDays(366), EVENING.plusDays(367)))
                .isEmpty();
        assertThat(reasons("虞晓岚", "3011234", EVENING.plusDays(366).plusMinutes(1), EVENING.plusDays(367)))
                .containsExactly("rota.TOO_FAR");
    }

    @Test
    @DisplayName("名字三十个字可以，三十一个不行")
    void nameHasALength() {
        assertThat(reasons("岚".repeat(30), "3011234", EVENING, EVENING.plusHours(1)))
                .isEmpty();
        assertThat(reasons("岚".repeat(31), "3011234", EVENING, EVENING.plusHours(1)))
                .containsExactly("rota.NAME");
    }
}
