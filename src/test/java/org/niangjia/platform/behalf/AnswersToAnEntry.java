package org.niangjia.platform.behalf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.base.UnionLevel;

@DisplayName("代填的规矩")
class AnswersToAnEntry {
    private static final Instant UNTIL = Instant.parse("2026-12-01T09:00:00Z");
    private static final UUID UNIT = new UUID(1, 1);

    private static BehalfEntry entry(@Nullable Instant until, boolean closed) {
        return new BehalfEntry(
                330903, UNIT, "employer", UNIT, "某厂", List.of(), "x/", "某镇", "林", UNTIL, until, closed, null);
    }

    private static List<String> codes(Decision decision) {
        return decision instanceof Decision.Refused refused
                ? refused.reasons().stream().map(Refusal::code).toList()
                : List.of();
    }

    @Test
    @DisplayName("链接到期那一刻还能用，过一毫秒就不能；答复过的不能再用；没开过链接的不能用")
    void areTakenUntilTheLinkEnds() {
        assertThat(BehalfRules.usable(entry(UNTIL, false), UNTIL)).isTrue();
        assertThat(BehalfRules.usable(entry(UNTIL, false), UNTIL.plusMillis(1))).isFalse();
        assertThat(BehalfRules.usable(entry(UNTIL, true), UNTIL)).isFalse();
        assertThat(BehalfRules.usable(entry(null, false), UNTIL)).isFalse();
    }

    @Test
    @DisplayName("单位自己的工会不能代填；在这家单位任职的不能代填；镇街可以")
    void comeFromOthers() {
        assertThat(codes(BehalfRules.entry(UnionLevel.UNIT, UNIT, Set.of(UNIT))))
                .containsExactly("behalf.OFFICE_ABOVE_ONLY", "behalf.OWN_UNIT");
        assertThat(codes(BehalfRules.entry(UnionLevel.TOWN, UNIT, Set.of(UNIT))))
                .containsExactly("behalf.OWN_UNIT");
        assertThat(codes(BehalfRules.entry(UnionLevel.TOWN, UNIT, Set.of(new UUID(2, 2)))))
                .isEmpty();
    }

    @Test
    @DisplayName("要写姓名、选对或不对；不对的要说哪里不对；一次说全")
    void sayAllThatIsMissing() {
        assertThat(codes(BehalfRules.answer("周", null, ""))).containsExactly("behalf.NAME", "behalf.AGREED");
        assertThat(codes(BehalfRules.answer("周厂长", false, ""))).containsExactly("behalf.WORDS");
        assertThat(codes(BehalfRules.answer("周厂长", false, "人数不对"))).isEmpty();
        assertThat(codes(BehalfRules.answer("周厂长", true, ""))).isEmpty();
        assertThat(codes(BehalfRules.answer("周".repeat(30), true, "字".repeat(500))))
                .isEmpty();
        assertThat(codes(BehalfRules.answer("周".repeat(31), true, "字".repeat(501))))
                .containsExactly("behalf.NAME", "behalf.WORDS_TOO_LONG");
    }
}
