package org.niangjia.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("填写姓名和手机号")
class PersonGivingNameAndPhone {

    private static List<String> codes(Parsed<?> parsed) {
        return parsed.reasons().stream().map(Refusal::code).toList();
    }

    @ParameterizedTest(name = "“{0}” → “{1}”")
    @DisplayName("生僻字、少数民族和外国姓名都能填，写法归一")
    @CsvSource({
        "张三, 张三",
        "䶮小明, 䶮小明",
        "王𬭩, 王𬭩",
        "𬭩𬭩, 𬭩𬭩",
        "李〇, 李〇",
        "'张　三', 张三",
        "' 张 三\t', 张三",
        "买买提•吐尔逊, 买买提·吐尔逊",
        "买买提 ・ 吐尔逊, 买买提·吐尔逊",
        "买买提.吐尔逊, 买买提·吐尔逊",
        "买买提．吐尔逊, 买买提·吐尔逊",
        "买买提‧吐尔逊, 买买提·吐尔逊",
        "John  Smith, John Smith",
        "Mary-Jane O'Brien, Mary-Jane O'Brien",
        "J. Smith, J. Smith",
        "José Nuñez, José Nuñez",
        "أحمد, أحمد",
    })
    void isNormalised(String typed, String name) {
        assertThat(PersonName.parse(typed).orThrow()).hasToString(name);
    }

    @Test
    @DisplayName("分写的重音与合写的重音是同一个名字，零宽字符不算")
    void isComposed() {
        assertThat(PersonName.parse("Jose\u0301 Nun\u0303ez").orThrow())
                .isEqualTo(PersonName.parse("José Nuñez").orThrow());
        assertThat(PersonName.parse("张\u200b三\ufeff").orThrow()).hasToString("张三");
    }

    @Test
    @DisplayName("姓名 2 至 50 个字，生僻字算一个字")
    void countsCodePoints() {
        assertThat(codes(PersonName.parse("𬭩"))).containsExactly("base.NAME_LENGTH");
        assertThat(PersonName.parse("𬭩".repeat(50)).isGood()).isTrue();
        assertThat(codes(PersonName.parse("𬭩".repeat(51)))).containsExactly("base.NAME_LENGTH");
        assertThat(codes(PersonName.parse("  "))).contains("base.NAME_LENGTH");
    }

    @ParameterizedTest(name = "“{0}” → {1}")
    @DisplayName("数字、控制符、标签和自造字不是姓名")
    @CsvSource({
        "张3, base.NAME_DIGITS",
        "张３, base.NAME_DIGITS",
        "'张\u0000三', base.NAME_CHARACTERS",
        "'张\n三', base.NAME_CHARACTERS",
        "<b>张三, base.NAME_CHARACTERS",
        "张三;--, base.NAME_CHARACTERS",
        "·张三, base.NAME_CHARACTERS",
        "张三·, base.NAME_CHARACTERS",
        "--, base.NAME_CHARACTERS",
        "张\ue863, base.NAME_CHARACTERS",
        "张😀, base.NAME_CHARACTERS",
    })
    void isRefusedWithTheReason(String typed, String code) {
        assertThat(codes(PersonName.parse(typed))).containsExactly(code);
    }

    @ParameterizedTest
    @DisplayName("手机号容许空格、连字符和 +86")
    @ValueSource(
            strings = {
                "13800000000",
                "138 0000 0000",
                "138-0000-0000",
                "+86 13800000000",
                "+8613800000000",
                "008613800000000",
                "8613800000000",
                "１３８００００００００"
            })
    void readsThePhoneAsTyped(String typed) {
        assertThat(PhoneNumber.parse(typed).orThrow().value()).isEqualTo("13800000000");
    }

    @ParameterizedTest
    @DisplayName("不是手机号的写法")
    @ValueSource(
            strings = {"", "12800000000", "1380000000", "138000000000", "0580-3012345", "+852 51234567", "1380000000a"})
    void refusesWhatIsNoMobileNumber(String typed) {
        assertThat(codes(PhoneNumber.parse(typed))).containsExactly("base.PHONE_FORMAT");
    }

    @Test
    @DisplayName("1[3-9] 开头的号段两端")
    void knowsBothEndsOfTheRange() {
        assertThat(PhoneNumber.parse("13000000000").isGood()).isTrue();
        assertThat(PhoneNumber.parse("19999999999").isGood()).isTrue();
        assertThat(PhoneNumber.parse("12999999999").isGood()).isFalse();
        assertThat(PhoneNumber.parse("20000000000").isGood()).isFalse();
    }

    @Test
    @DisplayName("日志里只见掩码")
    void neverShowsThePhoneInLogs() {
        assertThat(new PhoneNumber("13812345678")).hasToString("138****5678");
    }
}
