package org.niangjia.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.niangjia.base.Notices.day;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("填写公民身份号码")
class PersonGivingAnIdNumber {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static Parsed<IdCardNumber> parse(String typed) {
        return IdCardNumber.parse(typed, TODAY, area -> area != 123456, false);
    }

    private static List<String> codes(Parsed<?> parsed) {
        return parsed.reasons().stream().map(Refusal::code).toList();
    }

    @ParameterizedTest
    @DisplayName("标准中的号码有效，小写 x、空格和全角数字也认")
    @CsvSource({
        "11010519491231002X, 11010519491231002X",
        "440524188001010014, 440524188001010014",
        "11010519491231002x, 11010519491231002X",
        "' 110105 19491231 002X ', 11010519491231002X",
        "１１０１０５１９４９１２３１００２Ｘ, 11010519491231002X",
    })
    void isReadAsTyped(String typed, String number) {
        assertThat(parse(typed).orThrow().value()).isEqualTo(number);
    }

    @Test
    @DisplayName("15 位老号码补成 18 位")
    void convertsFifteenDigits() {
        assertThat(parse("110105491231002").orThrow().value()).isEqualTo("11010519491231002X");
        assertThat(codes(parse("110105490231002"))).containsExactly("base.ID_CARD_DATE");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("写错的地方逐一说明")
    @CsvSource({
        "'', base.ID_CARD_LENGTH",
        "1101051949123100, base.ID_CARD_LENGTH",
        "1101051949123100211, base.ID_CARD_LENGTH",
        "1101051949X2310021, base.ID_CARD_CHARACTERS",
        "1.1010519491231E17, base.ID_CARD_CHARACTERS",
        "110105194912310021, base.ID_CARD_CHECK",
    })
    void isRefusedWithTheReason(String typed, String code) {
        assertThat(codes(parse(typed))).containsExactly(code);
    }

    @Test
    @DisplayName("今天出生可以，明天出生不行")
    void isNotFromTheFuture() {
        assertThat(parse(IdCardNumber.of(330903, TODAY, 1).value()).isGood()).isTrue();
        assertThat(codes(parse(IdCardNumber.of(330903, TODAY.plusDays(1), 1).value())))
                .containsExactly("base.ID_CARD_FUTURE");
    }

    @Test
    @DisplayName("日期须真实存在：平年没有 2 月 29 日")
    void hasARealDate() {
        assertThat(parse(IdCardNumber.of(330903, day("2000-02-29"), 1).value()).isGood())
                .isTrue();
        assertThat(codes(parse("330903190002290010"))).contains("base.ID_CARD_DATE");
        assertThat(codes(parse(IdCardNumber.of(330903, day("1849-12-31"), 1).value())))
                .containsExactly("base.ID_CARD_DATE");
    }

    @Test
    @DisplayName("几处写错，一次全部告知")
    void learnsEveryReasonAtOnce() {
        assertThat(codes(parse("123456190002300010")))
                .containsExactly("base.ID_CARD_AREA", "base.ID_CARD_DATE", "base.ID_CARD_CHECK");
    }

    @Test
    @DisplayName("演示号码只在演示环境可用，校验位照查")
    void isInventedOnlyInDemoWorlds() {
        String invented =
                IdCardNumber.of(IdCardNumber.DEMO_AREA, day("1980-05-01"), 12).value();
        String wrong = invented.substring(0, 17) + (invented.endsWith("1") ? '2' : '1');
        assertThat(codes(parse(invented))).containsExactly("base.ID_CARD_DEMO_ONLY");
        assertThat(IdCardNumber.parse(invented, TODAY, area -> false, true).isGood())
                .isTrue();
        assertThat(codes(IdCardNumber.parse(wrong, TODAY, area -> false, true))).containsExactly("base.ID_CARD_CHECK");
    }

    @Test
    @DisplayName("号码说出地区、生日、性别和年龄")
    void tellsAreaBirthAndSex() {
        IdCardNumber number = new IdCardNumber("11010519491231002X");
        assertThat(number.area()).isEqualTo(110105);
        assertThat(number.birth()).isEqualTo(day("1949-12-31"));
        assertThat(number.male()).isFalse();
        assertThat(number.ageOn(day("2009-12-30"))).isEqualTo(59);
        assertThat(number.ageOn(day("2009-12-31"))).isEqualTo(60);
        assertThat(number.lastSix()).isEqualTo("31002X");
    }

    @Test
    @DisplayName("日志里只见掩码")
    void neverShowsInLogs() {
        assertThat(new IdCardNumber("11010519491231002X")).hasToString("110***********002X");
        assertThatThrownBy(() -> new IdCardNumber("110105194912310021"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("1949");
    }

    @Property
    @Label("任何一位写错都能发现")
    void anyWrongCharacterIsFound(
            @ForAll @IntRange(max = 40_000) int days,
            @ForAll @IntRange(max = 999) int sequence,
            @ForAll @IntRange(max = 17) int at,
            @ForAll @IntRange(max = 9) int digit) {
        String right = IdCardNumber.of(330903, day("1900-01-01").plusDays(days), sequence)
                .value();
        assertThat(IdCardNumber.parse(right, LocalDate.MAX, area -> true, false).isGood())
                .isTrue();
        char wrong = (char) ('0' + digit);
        if (right.charAt(at) != wrong) {
            String changed = right.substring(0, at) + wrong + right.substring(at + 1);
            assertThat(IdCardNumber.parse(changed, LocalDate.MAX, area -> true, true)
                            .isGood())
                    .isFalse();
        }
    }
}
