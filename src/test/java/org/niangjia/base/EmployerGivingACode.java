package org.niangjia.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("单位填写统一社会信用代码")
class EmployerGivingACode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static List<String> codes(Parsed<?> parsed) {
        return parsed.reasons().stream().map(Refusal::code).toList();
    }

    @ParameterizedTest
    @DisplayName("CODE-1：标准样例和工会代码有效")
    @ValueSource(
            strings = {
                "91350100M000100Y43",
                "91330100799655058B",
                "81330903MC0000012D",
                "81330109MC0000020M",
                "81330523MC0000039F",
                "81330206MC00000477"
            })
    void isAccepted(String code) {
        assertThat(CreditCode.parse(code).orThrow()).hasToString(code);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("写错的地方说得清楚")
    @CsvSource({
        "91350100M000100Y4, base.CREDIT_CODE_LENGTH",
        "91350100M000100Y433, base.CREDIT_CODE_LENGTH",
        "91350100I000100Y43, base.CREDIT_CODE_CHARACTERS",
        "9135O100M000100Y43, base.CREDIT_CODE_CHARACTERS",
        "913A0100M000100Y43, base.CREDIT_CODE_CHARACTERS",
        "91350100M000100Y44, base.CREDIT_CODE_CHECK",
        "19350100M000100Y43, base.CREDIT_CODE_CHECK",
    })
    void isRefusedWithTheReason(String code, String reason) {
        assertThat(codes(CreditCode.parse(code))).containsExactly(reason);
    }

    @Test
    @DisplayName("小写、空格和全角写法也认")
    void isReadAsTyped() {
        assertThat(CreditCode.parse(" 91350100 m000100y43 ").isGood()).isTrue();
        assertThat(CreditCode.parse("９１３５０１００Ｍ０００１００Ｙ４３").isGood()).isTrue();
    }

    @Test
    @DisplayName("代码说出登记地区、是否工会和其中的组织机构代码")
    void tellsRegionAndRegistrar() {
        CreditCode union = new CreditCode("81330903MC0000012D");
        assertThat(union.region()).isEqualTo(330903);
        assertThat(union.isUnion()).isTrue();
        assertThat(OrganisationCode.parse(union.organisationCode()).isGood()).isTrue();
        assertThat(new CreditCode("91350100M000100Y43").isUnion()).isFalse();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("旧的组织机构代码照样校验")
    @CsvSource({
        "D2143569-X, D2143569-X",
        "79965505-8, 79965505-8",
        "m000100y4, M000100Y-4",
    })
    void readsTheOldCode(String typed, String written) {
        assertThat(OrganisationCode.parse(typed).orThrow()).hasToString(written);
    }

    @Test
    @DisplayName("组织机构代码写错一位即不通过")
    void refusesAWrongOldCode() {
        assertThat(codes(OrganisationCode.parse("D2143569-1"))).containsExactly("base.ORGANISATION_CODE_CHECK");
        assertThat(codes(OrganisationCode.parse("D214356-X"))).containsExactly("base.ORGANISATION_CODE_FORMAT");
    }

    @Provide
    Arbitrary<String> beginnings() {
        Arbitrary<String> two =
                Arbitraries.strings().withChars(ALPHABET.toCharArray()).ofLength(2);
        Arbitrary<String> region = Arbitraries.strings().numeric().ofLength(6);
        Arbitrary<String> nine =
                Arbitraries.strings().withChars(ALPHABET.toCharArray()).ofLength(9);
        return Combinators.combine(two, region, nine).as((a, b, c) -> a + b + c);
    }

    @Property
    @Label("任何一位写错都能发现")
    void anyWrongCharacterIsFound(
            @ForAll("beginnings") String seventeen,
            @ForAll @IntRange(max = 17) int at,
            @ForAll @IntRange(max = 30) int letter) {
        String right = CreditCode.completing(seventeen).value();
        assertThat(CreditCode.parse(right).isGood()).isTrue();
        char wrong = ALPHABET.charAt(letter);
        if (right.charAt(at) != wrong) {
            String changed = right.substring(0, at) + wrong + right.substring(at + 1);
            assertThat(CreditCode.parse(changed).isGood()).isFalse();
        }
    }
}
