package org.niangjia.platform.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("附件的文件名")
class NameOfAFile {

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "../../etc/passwd, passwd.jpg",
        "..\\..\\windows\\win.ini, win.jpg",
        "/etc/passwd, passwd.jpg",
        "工资条.png, 工资条.jpg",
        "contract.pdf.exe, contract.pdf.jpg",
        "IMG_0001.HEIC, IMG_0001.jpg",
        ".htaccess, htaccess.jpg",
        "'', 附件.jpg",
        "..., 附件.jpg",
        "'  a   b  .jpeg', a b.jpg",
        "𬭩先生.jpg, 𬭩先生.jpg",
        "'a<b>:\"c|?*.jpg', abc.jpg"
    })
    @DisplayName("去掉路径，按真实类型写后缀")
    void staysInItsFolderAndTellsTheTruth(String given, String kept) {
        assertThat(FileName.of(given, Media.JPEG)).isEqualTo(kept);
    }

    @Test
    @DisplayName("去掉空字符、控制字符和反转文字方向的字符")
    void holdsNothingInvisible() {
        assertThat(FileName.of("a\0b\r\nc\u202egpj.exe", Media.PDF)).isEqualTo("abcgpj.pdf");
        assertThat(FileName.of("\u200b\u2066x\u2069\ufeff.docx", Media.DOCX)).isEqualTo("x.docx");
        assertThat(FileName.of("a\ud800b.docx", Media.DOCX)).isEqualTo("ab.docx");
    }

    @Test
    @DisplayName("太长的名字截短，不截断生僻字")
    void isCutBetweenCharacters() {
        String name = FileName.of("𬭩".repeat(200) + ".jpg", Media.JPEG);
        assertThat(name).isEqualTo("𬭩".repeat(76) + ".jpg");
    }

    @Test
    @DisplayName("下载时的文件名不会破坏响应头")
    void standsSafelyInAHeader() {
        SafeDownload download = new SafeDownload("application/pdf", "工资\"条;1.pdf", new byte[0], false);
        assertThat(download.disposition())
                .isEqualTo(
                        "attachment; filename=\"_____1.pdf\"; filename*=UTF-8''%E5%B7%A5%E8%B5%84%22%E6%9D%A1%3B1.pdf");
        assertThat(download.disposition().getBytes(StandardCharsets.US_ASCII))
                .hasSize(download.disposition().length());
    }
}
