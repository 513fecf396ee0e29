package org.niangjia.engine.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niangjia.platform.store.CannotStartException;
import org.niangjia.platform.store.DataFolder;

@DisplayName("本县银行的对账单版式：放进数据目录就能读；写错了不启动，说出第几行")
class BankOfACounty {
    private static final String OURS = """
            name=本县银行
            english=Bank of the county
            serial=交易号
            date=日期时间
            dates=yyyyMMdd HHmmss
            amount=交易额
            direction=借贷
            incoming=贷
            payer=对方
            remark=附言
            """;

    @TempDir
    private Path data;

    private StatementLayouts layouts(String name, String text) throws IOException {
        Path folder = Files.createDirectories(data.resolve("statement-formats"));
        Files.writeString(folder.resolve(name), text);
        StatementLayouts layouts = new StatementLayouts(new DataFolder(data));
        layouts.afterPropertiesSet();
        return layouts;
    }

    @Test
    @DisplayName("与自带的一起用；同名的代替自带的；不是版式的文件不看")
    void standsBesideTheBundledOnes() throws IOException {
        assertThat(layouts("ours.properties", OURS).all())
                .extracting(BankLayout::name)
                .containsExactlyInAnyOrder("本县银行", "演示银行甲", "演示银行乙", "演示银行丙");
        assertThat(layouts("demo.properties", OURS.replace("本县银行", "演示银行甲").replace("交易号", "另一个号"))
                        .all())
                .filteredOn(layout -> layout.name().equals("演示银行甲"))
                .extracting(BankLayout::serial)
                .containsExactly("另一个号");
        assertThat(layouts("readme.txt", "随便写").all()).hasSize(4);
    }

    @Test
    @DisplayName("真银行的栏名与演示的意思不同：演示的让位；两家真银行不同：不启动")
    void meansOneThingByAHeading() throws IOException {
        String clash = OURS.replace("交易额", "贷方发生额");
        assertThat(layouts("ours.properties", clash).all())
                .extracting(BankLayout::name)
                .contains("本县银行")
                .doesNotContain("演示银行甲");
        assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(() -> layouts(
                        "second.properties",
                        OURS.replace("本县银行", "另一家银行").replace("交易额", "交易金额").replace("对方", "贷方发生额")))
                .withMessageContaining("贷方发生额");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "serial=交易号 | serail=交易号 | 第 3 行：不认识 serail",
                "dates=yyyyMMdd HHmmss | dates=yyyyMMdd QQQQQQQ | 第 5 行：不认识的日期写法",
                "payer=对方 | payer= | 第 9 行：缺少 payer",
                "direction=借贷 | # | ：direction 和 incoming 要一起写",
                "amount=交易额 | # | ：credit 和 amount 要写一个",
                "remark=附言 | remark=甲,乙,丙 | 第 10 行：remark 最多两列"
            })
    @DisplayName("写错了：说出文件、第几行、错在哪里")
    void isWrittenWrongly(String right, String wrong, String said) {
        assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(() -> layouts("ours.properties", OURS.replace(right, wrong)))
                .withMessageContaining("ours.properties")
                .withMessageContaining(said);
    }
}
