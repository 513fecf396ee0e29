package org.niangjia.platform.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("导出的文字里藏着公式")
class TextThatWouldCalculate {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil.example\",\"点我\")",
                "+1+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(1)",
                "\t=1+1",
                "\r=1+1"
            })
    @DisplayName("CSV 里前面加撇号，xlsx 里是文字不是公式；真的数字还是数字")
    void isOnlyText(String text) throws IOException {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        try (RowsOut out = new RowsOut.Csv(csv, List.of("名称"), StandardCharsets.UTF_8, ',')) {
            out.row(List.of(text));
            out.row(List.of(-5));
        }
        String told = csv.toString(StandardCharsets.UTF_8);
        assertThat(told).contains("'" + text.charAt(0)).contains("\n-5");
        ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
        try (RowsOut out = new RowsOut.Xlsx(xlsx, "名录", List.of("名称"))) {
            out.row(List.of(text));
        }
        String sheet = sheet(xlsx.toByteArray());
        assertThat(sheet).contains("inlineStr").doesNotContain("<f>").doesNotContain("<f ");
    }

    private static String sheet(byte[] xlsx) throws IOException {
        Path file = Files.createTempFile("calculate", ".xlsx");
        Files.write(file, xlsx);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry first = zip.stream()
                    .filter(entry -> entry.getName().startsWith("xl/worksheets/sheet"))
                    .findFirst()
                    .orElseThrow();
            return new String(zip.getInputStream(first).readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            Files.delete(file);
        }
    }
}
