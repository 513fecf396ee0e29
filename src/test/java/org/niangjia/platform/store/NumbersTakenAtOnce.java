package org.niangjia.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.TestDatabase;

@DisplayName("同时取号")
class NumbersTakenAtOnce {
    private static final int PUTUO = 330903;
    private static final int DINGHAI = 330902;
    private static final int TAKERS = 8;
    private static final int EACH = 130;

    @Test
    @DisplayName("两个程序、多个窗口同时取号，没有一个号重复")
    void areNeverTheSame() throws InterruptedException, ExecutionException {
        try (TestDatabase.Copy copy = TestDatabase.copy()) {
            List<NumberBlocks> programs = List.of(blocks(copy), blocks(copy));
            assertThat(taken(programs)).hasSize(TAKERS * EACH).doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName("约束被去掉后不再发号，而不是发出重号")
    void areRefusedWithoutTheirConstraint() throws SQLException {
        try (TestDatabase.Copy copy = TestDatabase.copy()) {
            copy.asOwner("ALTER TABLE store_number_block DROP CONSTRAINT store_number_block_pkey");
            assertThatThrownBy(() -> taken(List.of(blocks(copy), blocks(copy)))).hasMessageContaining("no numbers");
        }
    }

    @Test
    @DisplayName("从 1 起，各区县、各系列、各年度分别计数；重启后不回头")
    void countByDistrictSeriesAndYear() {
        try (TestDatabase.Copy copy = TestDatabase.copy()) {
            NumberBlocks blocks = blocks(copy);
            assertThat(blocks.next(PUTUO, "SQ", 2026)).isEqualTo(1);
            assertThat(blocks.next(PUTUO, "SQ", 2026)).isEqualTo(2);
            assertThat(blocks.next(DINGHAI, "SQ", 2026)).isEqualTo(1);
            assertThat(blocks.next(PUTUO, "TJ", 2026)).isEqualTo(1);
            assertThat(blocks.next(PUTUO, "SQ", 2027)).isEqualTo(1);
            assertThat(blocks(copy).next(PUTUO, "SQ", 2026)).isEqualTo(1 + NumberBlocks.SIZE);
        }
    }

    private static NumberBlocks blocks(TestDatabase.Copy copy) {
        return new NumberBlocks(Database.borrowed(new DataFolder(Path.of("target")), copy.owner(), copy.app()));
    }

    private static List<Long> taken(List<NumberBlocks> programs) throws InterruptedException, ExecutionException {
        List<Future<List<Long>>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int taker = 0; taker < TAKERS; taker++) {
                NumberBlocks program = programs.get(taker % programs.size());
                running.add(threads.submit(() -> some(program)));
            }
        }
        List<Long> all = new ArrayList<>();
        for (Future<List<Long>> each : running) {
            all.addAll(each.get());
        }
        return all;
    }

    private static List<Long> some(NumberBlocks program) {
        List<Long> numbers = new ArrayList<>();
        for (int n = 0; n < EACH; n++) {
            numbers.add(program.next(PUTUO, "SQ", 2026));
        }
        return numbers;
    }
}
