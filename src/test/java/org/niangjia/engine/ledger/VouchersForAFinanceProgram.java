package org.niangjia.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niangjia.platform.store.CannotStartException;
import org.niangjia.platform.store.DataFolder;

@DisplayName("导给财务软件的凭证：栏目、顺序、编码由数据文件说了算")
class VouchersForAFinanceProgram {
    private static final Charset GB = Charset.forName("GB18030");
    private static final JournalLine.Title BANK = new JournalLine.Title("1002", "银行存款");
    private static final JournalLine.Title FEES = new JournalLine.Title("4001", "互助费收入");
    private static final UUID TOGETHER = new UUID(0, 7);
    private static final String ENTRY = """
            code: ours
            name: 本县软件
            rows: entry
            file: csv
            charset: UTF-8
            separator: "|"
            heading: "no"
            day: uuuu/M/d
            columns:
              - {heading: 金额, field: amount}
              - {heading: 日期, field: day}
              - {heading: 借, field: debit_code}
              - {heading: 贷, field: credit_code}
              - {heading: 号, field: subject}
            """;

    @TempDir
    private Path data;

    private static JournalLine line(UUID batch, String at, long fen, String subject) {
        Instant instant = Instant.parse(at);
        return new JournalLine(
                new Transfer.Place(instant, UUID.randomUUID()),
                batch,
                Transfer.Kind.POSTED,
                new Note("k", "mutualaid.fee", subject, instant),
                BANK,
                FEES,
                fen,
                instant,
                "出纳甲");
    }

    private static final List<JournalLine> LINES = List.of(
            line(TOGETHER, "2026-03-01T04:00:00Z", 5_000, "JZ-1"),
            line(TOGETHER, "2026-03-01T05:00:00Z", 1, "=1+1"),
            line(TOGETHER, "2026-03-02T04:00:00Z", 200, "JZ-2"));

    private static byte[] written(JournalFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JournalFile(format, memo -> "互助费").write(out, "2026-03", place -> place == null ? LINES : List.of());
        return out.toByteArray();
    }

    private JournalFormats formats(String text) throws IOException {
        Path folder = Files.createDirectories(data.resolve("journal-formats"));
        Files.writeString(folder.resolve("ours.yaml"), text);
        JournalFormats formats = new JournalFormats(new DataFolder(data));
        formats.afterPropertiesSet();
        return formats;
    }

    @Test
    @DisplayName("自带的演示格式：借贷各一行，同一天一起记的是一张凭证，换天换号")
    void isWrittenWithARowForEachAccount() throws IOException {
        JournalFormats formats = new JournalFormats(new DataFolder(data));
        formats.afterPropertiesSet();
        JournalFormat demo = formats.find("demo").orElseThrow();
        assertThat(new String(written(demo), GB).lines())
                .containsExactly(
                        "日期,凭证字,凭证号,分录号,摘要,科目代码,科目名称,借方金额,贷方金额,制单人",
                        "2026-03-01,记,1,1,互助费,1002,银行存款,50.00,,出纳甲",
                        "2026-03-01,记,1,2,互助费,4001,互助费收入,,50.00,出纳甲",
                        "2026-03-01,记,1,3,互助费,1002,银行存款,0.01,,出纳甲",
                        "2026-03-01,记,1,4,互助费,4001,互助费收入,,0.01,出纳甲",
                        "2026-03-02,记,2,1,互助费,1002,银行存款,2.00,,出纳甲",
                        "2026-03-02,记,2,2,互助费,4001,互助费收入,,2.00,出纳甲");
    }

    @Test
    @DisplayName("自己的格式：一笔一行、没有栏名、竖线分隔；文字不会被当成公式")
    void isWrittenAsTheCountyWants() throws IOException {
        JournalFormats formats = formats(ENTRY);
        assertThat(formats.all()).extracting(JournalFormat::code).contains("demo", "ours");
        assertThat(new String(written(formats.find("ours").orElseThrow()), java.nio.charset.StandardCharsets.UTF_8)
                        .replace("\uFEFF", "")
                        .lines())
                .containsExactly(
                        "50.00|2026/3/1|1002|4001|JZ-1",
                        "0.01|2026/3/1|1002|4001|'=1+1",
                        "2.00|2026/3/2|1002|4001|JZ-2");
    }

    @Test
    @DisplayName("要 xlsx 就给工作簿")
    void isWrittenAsAWorkbook() throws IOException {
        String xlsx = ENTRY.replace("file: csv", "file: xlsx").replace("heading: \"no\"", "heading: \"yes\"");
        byte[] bytes = written(formats(xlsx).find("ours").orElseThrow());
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(zip.getNextEntry()).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rows: entry @ rows: line @ 第 3 行：不认识 rows 的 line",
                "charset: UTF-8 @ charset: UTF-9 @ 第 5 行：不认识的编码 UTF-9",
                "field: subject @ field: account @ 第 14 行：这种行里没有 account",
                "field: subject @ feld: subject @ 一栏写 heading 和 field",
                "field: debit_code @ field: debit_name @ 第 9 行：columns 要有 day、amount、credit_code、debit_code",
                "day: uuuu/M/d @ day: QQQQQQQ @ 第 8 行：不认识的日期写法",
                "name: 本县软件 @ nahme: 本县软件 @ 第 2 行：不认识 nahme",
                "heading: \"no\" @ heading: [ @ 不是能读的 YAML"
            })
    @DisplayName("写错了不启动：说出文件、第几行、错在哪里")
    void isWrittenWrongly(String row) {
        List<String> parts = List.of(row.split(" @ "));
        assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(() -> formats(ENTRY.replace(parts.get(0), parts.get(1))))
                .withMessageContaining("ours.yaml")
                .withMessageContaining(parts.get(2));
    }
}
