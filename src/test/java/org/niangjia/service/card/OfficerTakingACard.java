package org.niangjia.service.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niangjia.platform.frame.Facts;
import org.niangjia.platform.membership.MemberState;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;

@DisplayName("会员码：两分钟，谁也改不了")
class OfficerTakingACard {
    private static final Instant NOW = Instant.parse("2026-11-28T01:00:07Z");
    private static final UUID PERSON = new UUID(7, 9);

    @TempDir
    private Path keys;

    private Seals seals;

    @BeforeEach
    void keysOfTheHouse() {
        seals = new Seals(keys);
    }

    private CardCode made() {
        return CardCode.made(330903, PERSON, NOW, 120);
    }

    @Test
    @DisplayName("到期前一秒还认，到期那一秒就不认")
    void livesTwoMinutes() {
        CardCode code = made();
        assertThat(code.until()).isEqualTo(Instant.parse("2026-11-28T01:02:00Z"));
        assertThat(code.expired(code.until().minusSeconds(1))).isFalse();
        assertThat(code.expired(code.until())).isTrue();
        assertThat(code.until()).isBeforeOrEqualTo(NOW.plusSeconds(120));
    }

    @Test
    @DisplayName("扫到的、粘贴的、手机相机读到的网址，读出来都是同一个人")
    void isReadHoweverItComes() {
        String text = made().text(seals);
        assertThat(CardCode.read(text, seals)).contains(made());
        assertThat(CardCode.read("  https://home.example/member-cards?code=" + text + "\n", seals))
                .contains(made());
    }

    @Test
    @DisplayName("改一个字、少一个字、别处封的、随手写的，都不是会员码")
    void isNotForged() {
        String text = made().text(seals);
        char other = text.charAt(40) == 'A' ? 'B' : 'A';
        assertThat(CardCode.read(text.substring(0, 40) + other + text.substring(41), seals))
                .isEmpty();
        assertThat(CardCode.read(text.substring(1), seals)).isEmpty();
        assertThat(CardCode.read("330903", seals)).isEmpty();
        assertThat(CardCode.read("会员", seals)).isEmpty();
        byte[] elsewhere = seals.seal(Purpose.PHONE, new byte[28]);
        assertThat(CardCode.read(java.util.Base64.getUrlEncoder().encodeToString(elsewhere), seals))
                .isEmpty();
        assertThat(CardCode.read(text, new Seals(keys.resolve("another")))).isEmpty();
    }

    @Test
    @DisplayName("码里看不出是谁，两次出示也看不出是同一个人")
    void tellsNothing() {
        String first = made().text(seals);
        String second = made().text(seals);
        assertThat(first).isNotEqualTo(second).doesNotContain(PERSON.toString());
        assertThat(first.substring(6, 20)).isNotEqualTo(second.substring(6, 20));
    }

    @Test
    @DisplayName("六位数字跟着人、地方和时间变")
    void hasDigitsOfItsOwn() {
        assertThat(made().digits(seals)).matches("\\d{6}").isEqualTo(made().digits(seals));
        assertThat(CardCode.made(330902, PERSON, NOW, 120).digits(seals)).isNotEqualTo(made().digits(seals));
        assertThat(CardCode.made(330903, PERSON, NOW.plusSeconds(10), 120).digits(seals))
                .isNotEqualTo(made().digits(seals));
    }

    @Test
    @DisplayName("会籍状态和行当，权益规则认得")
    void isKnownToTheRulesOfEntitlements() {
        assertThat(OwnFacts.standing(MemberState.ACTIVE)).isEqualTo(Facts.Standing.MEMBER);
        assertThat(OwnFacts.standing(MemberState.RETAINED)).isEqualTo(Facts.Standing.KEPT);
        assertThat(OwnFacts.standing(MemberState.PENDING)).isEqualTo(Facts.Standing.MOVING);
        assertThat(OwnFacts.standing(MemberState.ENDED)).isEqualTo(Facts.Standing.NONE);
        assertThat(OwnFacts.standing(MemberState.MOVED)).isEqualTo(Facts.Standing.NONE);
        assertThat(OwnFacts.trade("外卖骑手")).isEqualTo("RIDER");
        assertThat(OwnFacts.trade("快递员")).isEqualTo("COURIER");
        assertThat(OwnFacts.trade("网约车、货车司机")).isEqualTo("DRIVER");
        assertThat(OwnFacts.trade("船员")).isEqualTo("CREW");
        assertThat(OwnFacts.trade("裁缝")).isEqualTo("裁缝");
    }
}
