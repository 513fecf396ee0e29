package org.niangjia.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niangjia.platform.store.CannotStartException;

@DisplayName("邮件服务器地址")
class MailServerAddress {

    @Test
    @DisplayName("账号密码里的特殊字符写成百分号")
    void isReadWithItsLogin() {
        SmtpServer server = SmtpServer.parse("smtp://niang%40example.cn:p%40ss+1@mail.example.cn");
        assertThat(server)
                .isEqualTo(new SmtpServer(
                        "mail.example.cn", 587, false, true, "niang@example.cn", "p@ss+1", "niang@example.cn"));
        assertThat(server.toString()).doesNotContain("p@ss");
        assertThat(SmtpServer.parse("smtps://mail.example.cn?from=a@b.cn").port())
                .isEqualTo(465);
        assertThat(SmtpServer.parse("smtp://u:p@localhost:25?from=a@b.cn&starttls=no")
                        .demandTls())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.cn",
                "http://u:secret@mail.example.cn?from=a@b.cn",
                "smtp://u:secret@mail.example.cn",
                "smtp://?from=a@b.cn",
                "smtp://u:sec ret@x?from=a@b.cn",
                "smtp://h?from=nobody"
            })
    @DisplayName("写错时说清哪里不对，不把密码打印出来")
    void isRefusedInWordsWithoutItsPassword(String address) {
        assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(() -> SmtpServer.parse(address))
                .withMessageContaining("NIANGJIA_SMTP_URL")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    @DisplayName("短信模板两种语言都有，都没有不该出现的字")
    void textTemplatesAreHarmlessInBothLanguages(String language) throws IOException {
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(
                SmtpServer.class.getResourceAsStream("words_" + language + ".properties"), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        for (String key : TextTemplates.ALLOWED) {
            assertThat(words.getProperty(key)).as(key).isNotBlank();
            TextTemplates.requireHarmless(words.getProperty(key));
        }
    }
}
