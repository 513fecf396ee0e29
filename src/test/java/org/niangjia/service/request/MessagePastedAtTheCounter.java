package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("窗口粘贴的微信消息")
class MessagePastedAtTheCounter {

    @Test
    @DisplayName("去掉聊天抬头，认出姓名、电话、单位和类别；电话和证件号不留在内容里")
    void isTakenApart() {
        PastedMessage read = PastedMessage.read("""
                漂泊的船 2026/11/25 9:12
                老师您好，我叫买买提·艾力，在大洋船舶修造有限公司做油漆。
                漂泊的船 2026/11/25 9:13:05
                九月工资少发了一千二，电话 138 0000 1234，身份证 990903199001010011
                """);
        assertThat(read.name()).isEqualTo("买买提·艾力");
        assertThat(read.phone()).isEqualTo("13800001234");
        assertThat(read.employer()).isEqualTo("大洋船舶修造有限公司");
        assertThat(read.category()).isEqualTo("WAGES");
        assertThat(read.text())
                .isEqualTo("老师您好，我叫买买提·艾力，在大洋船舶修造有限公司做油漆。\n九月工资少发了一千二，电话 〔电话〕，身份证 〔证件号〕")
                .doesNotContain("漂泊的船")
                .doesNotContain("9909");
    }

    @Test
    @DisplayName("没说姓名就不猜，昵称不当姓名；空消息什么也不填")
    void guessesNoName() {
        PastedMessage read = PastedMessage.read("王大锤 09:12\n我是来问入会的");
        assertThat(read.name()).isEmpty();
        assertThat(read.category()).isEqualTo("MEMBERSHIP");
        assertThat(PastedMessage.read(null)).isEqualTo(PastedMessage.NONE);
        assertThat(PastedMessage.read(" \n ")).isEqualTo(PastedMessage.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "13800001234, 13800001234",
        "电话+86 13800001234, 13800001234",
        "138-0000-1234, 13800001234",
        "单号2138000012345, ''",
        "12800001234, ''"
    })
    @DisplayName("手机号前后多一位都不算")
    void readsATelephone(String message, String phone) {
        assertThat(PastedMessage.read(message).phone()).isEqualTo(phone);
    }
}
