package org.niangjia.platform.seal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("列表里的脱敏文字")
class MaskedText {

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "13812342716, 138 **** 2716",
        "' 13812342716 ', 138 **** 2716",
        "05803012345, 058 **** 2345",
        "3012345, **** 45",
        "110, ****",
        "'', ****"
    })
    @DisplayName("手机号只露头三位和末四位")
    void phone(String phone, String shown) {
        assertThat(Masks.phone(phone)).isEqualTo(shown);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"33090319900101002X, 3309 **** 002X", "330903900101002, 3309 **** 1002", "12345, ****"})
    @DisplayName("身份证号只露头四位和末四位")
    void idNumber(String number, String shown) {
        assertThat(Masks.idNumber(number)).isEqualTo(shown);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({"陈明, 陈 * *", "陈志强, 陈 * *", "欧阳志强, 欧 * *", "𬭩小明, 𬭩 * *", "买买提·艾力, 买 * *", "'', * *"})
    @DisplayName("姓名只露第一个字，看不出长短")
    void name(String name, String shown) {
        assertThat(Masks.name(name)).isEqualTo(shown);
    }
}
