package org.niangjia.platform.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.platform.frame.Dictionary;
import org.niangjia.platform.frame.Words;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("一份表格导入的一生")
class FileOnItsWayIn {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int HERE = 330903;
    private static final int NEIGHBOUR = 330921;

    @Autowired
    private ImportDesk desk;

    @Autowired
    private ImportJobs jobs;

    @Autowired
    private ImportWorker worker;

    @Autowired
    private ImportProcess process;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private TestKind kind;
    private ImportContext me;
    private final Words words = new Dictionary().in(Locale.CHINESE);

    @BeforeEach
    void somebodyWhoImports() {
        kind = new TestKind(jdbc);
        me = context(HERE);
    }

    private static ImportContext context(int district) {
        Actor actor = Actor.officer(UUID.randomUUID(), "经办", UUID.randomUUID(), "街道工会·经办");
        return new ImportContext(new Scope(actor, List.of(district), "", java.util.Set.of()), district);
    }

    private static byte[] csv(String... names) {
        return ("姓名,电话\n" + String.join("\n", names) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private ImportJob hand(byte[] file, ImportMode mode) {
        return desk.hand(kind, me, "名单.csv", file, mode, LONG);
    }

    private ImportJob again(UUID id) {
        return desk.get(kind, me, id);
    }

    private static void until(BooleanSupplier done) throws InterruptedException {
        for (int i = 0; i < 400 && !done.getAsBoolean(); i++) {
            Thread.sleep(25);
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    @Test
    @DisplayName("只检查时一行不写；有错时全部导入一行不写；只导入正确行时进正确的")
    void modesDoWhatTheySay() {
        byte[] file = csv("甲", "错乙", "疑丙");
        ImportJob dry = hand(file, ImportMode.DRY);
        assertThat(dry.state()).isEqualTo(ImportState.CHECKED);
        assertThat(dry)
                .extracting(ImportJob::rows, ImportJob::good, ImportJob::bad, ImportJob::warnings)
                .containsExactly(3, 2, 1, 1);
        assertThat(hand(file, ImportMode.ALL).state()).isEqualTo(ImportState.REFUSED);
        assertThat(kind.stored(HERE)).isZero();
        ImportJob good = desk.goOn(kind, me, dry.id(), ImportMode.GOOD, LONG);
        assertThat(good.state()).isEqualTo(ImportState.STORED);
        assertThat(good.stored()).isEqualTo(2);
        assertThat(kind.stored(HERE)).isEqualTo(2);
        assertThatThrownBy(() -> desk.goOn(kind, me, dry.id(), ImportMode.ALL, LONG))
                .isInstanceOf(ConflictException.class);
        assertThat(desk.mine(kind, me, null, 10)).hasSize(2);
    }

    @Test
    @DisplayName("别人、邻县看不到我的导入")
    void nobodyElseSeesIt() {
        ImportJob mine = hand(csv("甲"), ImportMode.DRY);
        assertThatThrownBy(() -> desk.get(kind, context(HERE), mine.id())).isInstanceOf(NotVisibleException.class);
        ImportContext next =
                new ImportContext(new Scope(me.scope().actor(), List.of(NEIGHBOUR), "", java.util.Set.of()), NEIGHBOUR);
        assertThatThrownBy(() -> desk.get(kind, next, mine.id())).isInstanceOf(NotVisibleException.class);
        assertThatThrownBy(() -> desk.get(kind, new ImportContext(me.scope(), NEIGHBOUR), mine.id()))
                .isInstanceOf(NotVisibleException.class);
    }

    @Test
    @DisplayName("同一个文件同时传两次，第二次说正在处理，只进一份")
    void theSameFileTwiceAtOnceIsStoredOnce() throws Exception {
        kind.halfIn = new CountDownLatch(1);
        kind.goOn = new CountDownLatch(1);
        byte[] file = csv("甲", "乙");
        CompletableFuture<ImportJob> first = CompletableFuture.supplyAsync(() -> hand(file, ImportMode.ALL));
        assertThat(kind.halfIn.await(10, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> hand(file, ImportMode.ALL)).isInstanceOf(ConflictException.class);
        kind.goOn.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS).state()).isEqualTo(ImportState.STORED);
        assertThat(hand(file, ImportMode.ALL).state()).isEqualTo(ImportState.REFUSED);
        assertThat(kind.stored(HERE)).isEqualTo(2);
    }

    @Test
    @DisplayName("两台服务器同时入库同样的行，排着队来，后到的看到已经有了")
    void twoInstancesTakeTurns() throws Exception {
        kind.halfIn = new CountDownLatch(1);
        kind.goOn = new CountDownLatch(1);
        CompletableFuture<ImportJob> first = CompletableFuture.supplyAsync(() -> hand(csv("甲", "乙"), ImportMode.ALL));
        assertThat(kind.halfIn.await(10, TimeUnit.SECONDS)).isTrue();
        UUID second = jobs.insert(
                me.scope(),
                HERE,
                new ImportJobs.Draft(kind.code(), "", "b.csv", csv("乙", "甲", "丙"), ImportMode.GOOD, LONG));
        ImportProcess.Work<String> work = new ImportProcess.Work<>(kind, me, second, ImportMode.GOOD);
        CompletableFuture<Void> other =
                CompletableFuture.runAsync(() -> process.work(work, new java.util.concurrent.atomic.AtomicInteger()));
        until(() -> again(second).state() == ImportState.STORING);
        kind.goOn.countDown();
        first.get(10, TimeUnit.SECONDS);
        other.get(10, TimeUnit.SECONDS);
        assertThat(again(second)).extracting(ImportJob::stored, ImportJob::bad).containsExactly(1, 2);
        assertThat(kind.stored(HERE)).isEqualTo(3);
    }

    @Test
    @DisplayName("看得到进度；中途断了的说中断，一行没进，可以重新开始")
    void whatBrokeOffSaysSoAndLeftNothing() throws Exception {
        kind.halfIn = new CountDownLatch(1);
        kind.goOn = new CountDownLatch(1);
        ImportJob job = desk.hand(kind, me, "a.csv", csv("甲", "乙", "丙", "丁"), ImportMode.ALL, Duration.ofMillis(1));
        assertThat(kind.halfIn.await(10, TimeUnit.SECONDS)).isTrue();
        until(() -> again(job.id()).done() == 2);
        assertThat(again(job.id()).state()).isEqualTo(ImportState.STORING);
        assertThat(kind.stored(HERE)).isZero();
        worker.poll(HERE);
        assertThat(again(job.id()).state()).as("still heard of").isEqualTo(ImportState.STORING);
        // as another instance sees it after this one was killed
        jobs.interrupt(Scope.house(HERE), HERE, job.id());
        kind.goOn.countDown();
        until(() -> jobs.silent(Scope.house(HERE), HERE, clock.instant().plusSeconds(60))
                .isEmpty());
        Thread.sleep(300);
        assertThat(again(job.id()).state()).isEqualTo(ImportState.INTERRUPTED);
        assertThat(kind.stored(HERE)).isZero();
        kind.halfIn = null;
        assertThat(desk.goOn(kind, me, job.id(), ImportMode.ALL, LONG).stored()).isEqualTo(4);
    }

    @Test
    @DisplayName("程序自己送来的文件：断过的接着进，进过的不再进，文件只在要用时才做")
    void whatTheHouseBringsGoesOn() throws Exception {
        ImportEntrance entrance = new ImportEntrance(List.of(kind), desk);
        ImportJobs.Draft draft = new ImportJobs.Draft(kind.code(), "", "册.csv", csv("甲", "乙"), ImportMode.GOOD, LONG);
        UUID broken = jobs.insert(me.scope(), HERE, draft);
        jobs.interrupt(Scope.house(HERE), HERE, broken);
        for (int i = 0; i < 2; i++) {
            assertThat(entrance.bring(kind.code(), me, "册.csv", () -> {
                        throw new AssertionError("the file is there already");
                    }))
                    .isEqualTo(2);
        }
        assertThat(entrance.bring(kind.code(), me, "二册.csv", () -> csv("丙", "错丁")))
                .isEqualTo(1);
        assertThat(kind.stored(HERE)).isEqualTo(3);
        assertThat(desk.mine(kind, me, null, 10)).hasSize(2);
    }

    @Test
    @DisplayName("很久没有消息的导入算中断；刚有消息的不算")
    void theSilentAreInterrupted() {
        ImportJobs.Draft draft = new ImportJobs.Draft(kind.code(), "", "a.csv", csv("甲"), ImportMode.ALL, LONG);
        UUID fresh = jobs.insert(me.scope(), HERE, draft);
        worker.poll(HERE);
        assertThat(again(fresh).state()).isEqualTo(ImportState.WAITING);
        jdbc.sql("UPDATE sheet_import SET beat_at = beat_at - interval '21 seconds' WHERE district = :d AND id = :id")
                .param("d", HERE)
                .param("id", fresh)
                .update();
        worker.poll(HERE);
        assertThat(again(fresh).state()).isEqualTo(ImportState.INTERRUPTED);
    }

    @Test
    @DisplayName("别人抢先登记了同一行，重新看一遍再进；总是抢不过就说清楚，一行不进")
    void whoIsFasterIsLookedAtOnceMore() {
        kind.failures = 2;
        assertThat(hand(csv("甲"), ImportMode.ALL).state()).isEqualTo(ImportState.STORED);
        kind.failures = 3;
        assertThatThrownBy(() -> hand(csv("乙"), ImportMode.ALL)).isInstanceOf(RefusedException.class);
        assertThat(kind.stored(HERE)).isEqualTo(1);
    }

    @Test
    @DisplayName("文件加密保存，到期连同标红文件删除，记录还在；放弃的也删")
    void theFileIsSealedAndForgottenInTime() {
        ImportJob job = hand(csv("错张三丰"), ImportMode.DRY);
        ImportJob given = hand(csv("错李四"), ImportMode.DRY);
        List<byte[]> parts = jdbc.sql("SELECT sealed FROM sheet_import_part WHERE district = :d AND import = :id")
                .param("d", HERE)
                .param("id", job.id())
                .query((row, n) -> row.getBytes(1))
                .list();
        assertThat(parts).hasSize(2);
        assertThat(parts).noneMatch(part -> new String(part, StandardCharsets.UTF_8).contains("张三丰"));
        desk.discard(kind, me, given.id());
        jobs.forget(Scope.house(HERE), HERE, job.keptUntil().minusSeconds(1));
        assertThat(again(job.id()).forgotten()).isFalse();
        assertThat(again(given.id()).forgotten()).isTrue();
        assertThat(Duration.between(job.at(), job.keptUntil())).isEqualTo(Duration.ofDays(7));
        jobs.forget(Scope.house(HERE), HERE, job.keptUntil());
        assertThat(again(job.id()).forgotten()).isTrue();
        assertThat(jobs.upload(me.scope(), HERE, job.id())).isEmpty();
        assertThat(jobs.findings(me.scope(), HERE, job.id())).isEmpty();
        assertThatThrownBy(() -> desk.marked(kind, me, job.id(), words)).isInstanceOf(NotVisibleException.class);
        assertThatThrownBy(() -> desk.goOn(kind, me, job.id(), ImportMode.ALL, LONG))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    @DisplayName("标红的表格：错在旁边写着，改好原样传回来就能进；只导入正确行之后只剩错的")
    void theMarkedSheetComesBackMended() throws IOException {
        byte[] file = csv("甲", "错乙", "丙,1.2E+10", "【示例 Example】丁");
        ImportJob job = hand(file, ImportMode.DRY);
        assertThat(job.rows()).isEqualTo(3);
        List<List<String>> rows = marked(job.id());
        assertThat(rows.getFirst()).containsExactly("姓名*", "电话", "错误说明");
        assertThat(rows.get(1).getFirst()).isEqualTo("甲");
        assertThat(rows.get(2).get(2)).isEqualTo("姓名：请填写文字");
        assertThat(rows.get(3).get(2)).startsWith("电话：这里被当成了数字");
        assertThat(rows).hasSize(4);
        desk.goOn(kind, me, job.id(), ImportMode.GOOD, LONG);
        assertThat(marked(job.id())).extracting(List::getFirst).containsExactly("姓名*", "错乙", "丙");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImportDesk.Marked marked = desk.marked(kind, me, job.id(), words);
        marked.sheet().write(marked.file(), true, out);
        ImportJob back = hand(out.toByteArray(), ImportMode.DRY);
        assertThat(back).extracting(ImportJob::rows, ImportJob::bad).containsExactly(2, 2);
        assertThat(desk.findings(me, back).ignored()).isEmpty();
    }

    private List<List<String>> marked(UUID id) throws IOException {
        ImportDesk.Marked marked = desk.marked(kind, me, id, words);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        marked.sheet().write(marked.file(), marked.badOnly(), out);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            return workbook.getFirstSheet().read().stream()
                    .map(row -> row.stream()
                            .map(cell -> cell == null ? "" : cell.getText())
                            .toList())
                    .toList();
        }
    }
}
