package org.niangjia.service.mutualaid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niangjia.HouseTest;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.store.CannotStartException;
import org.niangjia.platform.store.DataFolder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@HouseTest
@DisplayName("放进数据目录的新方案")
class SchemesInTheDataFolder {
    private static final int NEW_CITY = 331181;
    private static final LocalDate DAY = LocalDate.of(2026, 5, 1);
    private static final String FILE = """
            代码: longquan-try
            名称: 龙泉职工医疗互助（试写）
            地区: [331181]
            从: 2026-01-01
            来源情况: 演示
            来源: 试写的办法
            计算基数: 自负
            不予补助:
              - {情形: cosmetic, 名称: 整形美容, 来源: 试写的办法第九条}
            项目:
              - 代码: hospital
                名称: 住院
                互助费: 50
                补助:
                  - {代码: half, 名称: 自负补一半, 比例: 50%}
            """;

    @TempDir
    Path folder;

    @Autowired
    private SchemeTexts texts;

    @Autowired
    private Clock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    @DisplayName("只加一个文件，新城市的方案就能用，不改程序")
    void areReadAtStart() {
        assertThat(started(FILE)).singleElement().satisfies(scheme -> {
            assertThat(scheme.code()).isEqualTo("longquan-try");
            assertThat(scheme.exclusions()).extracting(Scheme.Exclusion::name).containsExactly("整形美容");
            assertThat(scheme.reviewLevel(10_000_01).hasDeputy()).isTrue();
        });
    }

    @Test
    @DisplayName("写错了就不启动，说出文件、第几行和为什么")
    void refuseTheStartWhenOneIsFaulty() {
        assertThatThrownBy(() -> started(FILE.replace("比例: 50%", "比例: 150%").replace("名称: 整形美容, ", "")))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContainingAll("longquan.yaml", "第 9 行：缺少 名称 name", "第 15 行：比例 rate：应写 0% 到 100% 的比例");
        assertThatThrownBy(() -> started(FILE + "审核:\n  - {不超过: 2000, 由: [初审]}\n"))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContainingAll("longquan.yaml", "第 17 行", "最后一级不能有上限");
    }

    /** What a start with this file finds for the new city; nothing of it stays. */
    private List<Scheme> started(String text) {
        try {
            Files.writeString(Files.createDirectories(folder.resolve("schemes")).resolve("longquan.yaml"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return transaction.execute(status -> {
            status.setRollbackOnly();
            SchemeShelf shelf = new SchemeShelf(texts, new DataFolder(folder), clock);
            shelf.afterPropertiesSet();
            return shelf.of(NEW_CITY, DAY);
        });
    }
}
