package org.niangjia.platform.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.MovableClock;
import org.niangjia.TestDatabase;
import org.niangjia.base.Actor;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.seal.SealBrokenException;
import org.niangjia.platform.store.Partitions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("办件的附件")
class AttachmentsOfACase {
    private static final long GUIZHOU = 520000;
    private static final AtomicInteger DISTRICTS = new AtomicInteger();

    @Autowired
    private ApplicationContext context;

    @Autowired
    Attachments attachments;

    @Autowired
    AttachmentContents contents;

    @Autowired
    Partitions partitions;

    @Autowired
    JdbcClient jdbc;

    private final UUID matter = UUID.randomUUID();
    private final UUID chen = UUID.randomUUID();
    private int district;
    private Scope worker;

    @BeforeEach
    void freshDistrict() {
        district = context.getBean(Regions.class).children(GUIZHOU).stream()
                .flatMap(city -> context.getBean(Regions.class).children(city.code()).stream())
                .skip(DISTRICTS.getAndIncrement())
                .mapToInt(county -> (int) county.code())
                .findFirst()
                .orElseThrow();
        worker = Scope.self(Actor.person(chen, "陈明"), district);
    }

    @Test
    @DisplayName("照片存下来，打开还是那张，照片在页面里看，文件下载")
    void isOpenedAsItWasCleaned() {
        AttachmentFile photo = add("现场.png", Samples.jpeg(64, 48));
        AttachmentFile paper = add("合同", Samples.pdf("/Type /Catalog"));
        assertThat(photo.name()).isEqualTo("现场.jpg");
        assertThat(photo.width()).isEqualTo(64);
        assertThat(photo.uploadedBy()).isEqualTo(chen);
        SafeDownload download = attachments.open(worker, district, photo.id());
        assertThat(download.mediaType()).isEqualTo("image/jpeg");
        assertThat(download.inline()).isTrue();
        assertThat(download.bytes()).hasSize(photo.size());
        assertThat(attachments.open(worker, district, paper.id()).inline()).isFalse();
        assertThat(attachments.list(worker, district, "case", matter)).containsExactly(photo, paper);
        assertThat(attachments.get(worker, district, photo.id()).owner()).isEqualTo(matter);
    }

    @Test
    @DisplayName("同一张照片传两次，内容只存一份；另一个县另存")
    void keepsTheSameContentOncePerDistrict() {
        byte[] photo = Samples.jpeg(20, 20);
        add("a.jpg", photo);
        add("b.jpg", photo);
        assertThat(rows("attachment_content")).isEqualTo(1);
        assertThat(rows("attachment_file")).isEqualTo(2);
        int neighbour = DISTRICTS.incrementAndGet();
        attachments.add(Scope.house(neighbour), neighbour, "case", matter, new Upload("a.jpg", photo));
        assertThat(rows("attachment_content")).isEqualTo(1);
        assertThat(attachments.list(worker, district, "case", matter)).hasSize(2);
    }

    @Test
    @DisplayName("范围之外的县看不到，换个县号也打不开")
    void isInvisibleFromAnotherDistrict() {
        AttachmentFile photo = add("a.jpg", Samples.jpeg(20, 20));
        int neighbour = DISTRICTS.incrementAndGet();
        Scope other = Scope.house(neighbour);
        assertThatExceptionOfType(NotVisibleException.class)
                .isThrownBy(() -> attachments.open(other, district, photo.id()));
        assertThatExceptionOfType(NotVisibleException.class)
                .isThrownBy(() -> attachments.open(other, neighbour, photo.id()));
        assertThatExceptionOfType(NotVisibleException.class)
                .isThrownBy(() -> attachments.list(other, district, "case", matter));
    }

    @Test
    @DisplayName("一次交几个，有不能收的就全部说清，一个也不留")
    void isTakenAllOrNothingWithEveryReason() {
        List<Upload> uploads = List.of(
                new Upload("好的.jpg", Samples.jpeg(8, 8)),
                new Upload("../../etc/坏的.jpg", "#!/bin/sh".getBytes(StandardCharsets.UTF_8)),
                new Upload("空的.jpg", new byte[0]));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> attachments.addAll(worker, district, "case", matter, uploads))
                .satisfies(e -> assertThat(e.reasons())
                        .extracting(Refusal::code, r -> r.args().getFirst())
                        .containsExactly(tuple("attachment.PROGRAM", "坏的.jpg"), tuple("attachment.EMPTY", "空的.jpg")));
        assertThat(rows("attachment_file")).isZero();
    }

    @Test
    @DisplayName("一件事九个附件，第十个不收，大家同时传也一样")
    void isNineAtMostHoweverManyComeAtOnce() throws Exception {
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 14; i++) {
                byte[] photo = Samples.jpeg(8 + i, 8);
                running.add(threads.submit(() -> {
                    try {
                        add("a.jpg", photo);
                        taken.incrementAndGet();
                    } catch (RefusedException e) {
                        assertThat(e.reasons().getFirst().code()).isEqualTo("attachment.TOO_MANY_FILES");
                        refused.incrementAndGet();
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(taken).hasValue(9);
        assertThat(refused).hasValue(5);
        assertThat(attachments.list(worker, district, "case", matter)).hasSize(9);
    }

    @Test
    @DisplayName("删掉一个就能再传一个，第九个之后也一样")
    void makesRoomWhenOneIsRemoved() {
        for (int i = 0; i < 9; i++) {
            add(i + ".jpg", Samples.jpeg(8 + i, 8));
        }
        List<AttachmentFile> nine = attachments.list(worker, district, "case", matter);
        attachments.remove(worker, district, "case", matter, nine.get(2).id());
        AttachmentFile again = add("again.jpg", Samples.jpeg(8, 9));
        assertThat(attachments.list(worker, district, "case", matter))
                .hasSize(9)
                .endsWith(again);
        assertThatExceptionOfType(NotVisibleException.class)
                .isThrownBy(() -> attachments.remove(worker, district, "case", UUID.randomUUID(), again.id()));
    }

    @Test
    @DisplayName("草稿变成办件，附件跟着走，换了县也一样，内容不重新加工")
    void goesOverToTheCaseThatADraftBecomes() {
        AttachmentFile photo = add("现场.jpg", Samples.jpeg(40, 30));
        byte[] before = attachments.open(worker, district, photo.id()).bytes();
        int elsewhere = DISTRICTS.incrementAndGet();
        UUID newCase = UUID.randomUUID();
        attachments.handOver(
                worker,
                new AttachmentOwner(district, "case", matter),
                Scope.house(elsewhere),
                new AttachmentOwner(elsewhere, "request", newCase));
        assertThat(attachments.list(worker, district, "case", matter)).isEmpty();
        AttachmentFile moved = attachments
                .list(Scope.house(elsewhere), elsewhere, "request", newCase)
                .getFirst();
        assertThat(moved.name()).isEqualTo("现场.jpg");
        assertThat(moved.uploadedBy()).isEqualTo(chen);
        assertThat(attachments
                        .open(Scope.house(elsewhere), elsewhere, moved.id())
                        .bytes())
                .isEqualTo(before);
    }

    @Test
    @DisplayName("没有附件用到的内容一小时后清掉，还有人用的不动")
    void isForgottenWhenNobodyHasItAnyMore() {
        MovableClock later = new MovableClock();
        AttachmentSweeper sweeper = new AttachmentSweeper(contents, later);
        AttachmentFile gone = add("gone.jpg", Samples.jpeg(20, 20));
        AttachmentFile twin = add("twin.jpg", Samples.jpeg(21, 20));
        add("stays.jpg", Samples.jpeg(21, 20));
        attachments.remove(worker, district, "case", matter, gone.id());
        attachments.remove(worker, district, "case", matter, twin.id());
        later.pass(Duration.between(later.instant(), twin.at()));
        sweeper.poll(district);
        assertThat(rows("attachment_content")).isEqualTo(2);
        later.pass(Duration.ofHours(1).plusSeconds(1));
        sweeper.poll(district);
        assertThat(rows("attachment_content")).isEqualTo(1);
    }

    @Test
    @DisplayName("数据库里看不出照片内容，改动和调包会被核对发现")
    void isSealedAndFoundOutWhenChanged() throws SQLException {
        byte[] one = Samples.jpeg(30, 30);
        AttachmentFile first = add("a.jpg", one);
        AttachmentFile second = add("b.jpg", Samples.jpeg(31, 31));
        partitions.open(district);
        AttachmentVerification verification = new AttachmentVerification(contents, partitions);
        assertThat(verification.verify()).isEmpty();
        byte[] sealed = jdbc.sql("SELECT sealed FROM attachment_content WHERE district = ? LIMIT 1")
                .param(district)
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("JFIF");
        byHand("UPDATE attachment_content SET sealed = (SELECT c.sealed FROM attachment_content c WHERE c.district = "
                + district + " AND c.hash = (SELECT hash FROM attachment_file WHERE id = '" + second.id()
                + "')) WHERE district = " + district + " AND hash = (SELECT hash FROM attachment_file WHERE id = '"
                + first.id() + "')");
        assertThat(verification.verify()).hasSize(1);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> attachments.open(worker, district, first.id()));
        byHand("UPDATE attachment_content SET sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) WHERE district = "
                + district);
        assertThat(verification.verify()).hasSize(2);
        assertThatExceptionOfType(SealBrokenException.class)
                .isThrownBy(() -> attachments.open(worker, district, second.id()));
        byHand("DELETE FROM attachment_file WHERE district = " + district);
        byHand("DELETE FROM attachment_content WHERE district = " + district);
    }

    @Test
    @DisplayName("同一张照片两个人同时传，内容只有一份，附件是两个")
    void isOneContentWhenTwoHandInTheSamePhotoAtOnce() throws Exception {
        byte[] photo = Samples.jpeg(200, 150);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<AttachmentFile>> running = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                UUID owner = UUID.randomUUID();
                running.add(threads.submit(
                        () -> attachments.add(worker, district, "case", owner, new Upload("a.jpg", photo))));
            }
            for (Future<AttachmentFile> one : running) {
                assertThat(attachments.open(worker, district, one.get().id()).bytes())
                        .isNotEmpty();
            }
        }
        assertThat(rows("attachment_content")).isEqualTo(1);
        assertThat(rows("attachment_file")).isEqualTo(6);
    }

    @Test
    @DisplayName("照片有缩略图，不超过 320 像素，方向转正，不带拍摄地点；文件没有")
    void hasASmallPicture() throws Exception {
        byte[] lying =
                Samples.withSegment(Samples.jpeg(900, 600), 0xe1, Samples.exif(6, java.nio.ByteOrder.BIG_ENDIAN));
        AttachmentFile photo = add("现场.jpg", lying);
        byte[] small = attachments
                .thumbnail(worker, district, photo.id())
                .orElseThrow()
                .bytes();
        var image = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(small));
        assertThat(image.getHeight()).isEqualTo(320);
        assertThat(image.getWidth()).isBetween(212, 214);
        assertThat(new String(small, StandardCharsets.ISO_8859_1))
                .doesNotContain(Samples.PLACE)
                .doesNotContain("Exif");
        AttachmentFile paper = add("合同.pdf", Samples.pdf("/Type /Catalog"));
        assertThat(attachments.thumbnail(worker, district, paper.id())).isEmpty();
    }

    @Test
    @DisplayName("敏感的材料另用一把钥匙，没有缩略图，和一般的同一张照片看不出是同一张")
    void keepsSensitivePapersApart() {
        byte[] photo = Samples.jpeg(50, 50);
        AttachmentFile open = add("a.jpg", photo);
        AttachmentFile sealed = attachments
                .addAll(
                        worker,
                        new AttachmentOwner(district, "case", matter),
                        AttachmentClass.SENSITIVE,
                        List.of(new Upload("b.jpg", photo)))
                .getFirst();
        assertThat(rows("attachment_content")).isEqualTo(2);
        assertThat(sealed.pictured()).isFalse();
        assertThat(open.pictured()).isTrue();
        assertThat(attachments.thumbnail(worker, district, sealed.id())).isEmpty();
        assertThat(attachments.open(worker, district, sealed.id()).bytes())
                .isEqualTo(attachments.open(worker, district, open.id()).bytes());
        assertThat(attachments.get(worker, district, sealed.id()).sealing()).isEqualTo(AttachmentClass.SENSITIVE);
        assertThat(jdbc.sql("SELECT count(*) FROM attachment_content WHERE district = ? AND thumbnail IS NOT NULL")
                        .param(district)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("以前存的照片，缩略图由程序补做；做不了的只看一次")
    void drawsThumbnailsOfWhatWasThereBefore() throws SQLException {
        AttachmentFile photo = add("old.jpg", Samples.jpeg(400, 400));
        add("old.pdf", Samples.pdf("/Type /Catalog"));
        byHand("UPDATE attachment_content SET thumbnail = NULL, looked = false WHERE district = " + district);
        assertThat(attachments.thumbnail(worker, district, photo.id())).isEmpty();
        new ThumbnailMaker(contents).poll(district);
        assertThat(attachments.thumbnail(worker, district, photo.id())).isPresent();
        assertThat(contents.withoutThumbnail(worker, district, 10)).isEmpty();
    }

    @Test
    @DisplayName("号称几千万像素的小文件不收，内容残缺的照片没有缩略图但照样收")
    void survivesPicturesMadeToFillTheMemory() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> add("bomb.png", Samples.pngClaiming(60_000, 60_000)))
                .satisfies(e -> assertThat(e.reasons().getFirst().code()).isEqualTo("attachment.TOO_MANY_PIXELS"));
        AttachmentFile empty = add("claims.png", Samples.pngClaiming(5_000, 5_000));
        assertThat(attachments.thumbnail(worker, district, empty.id())).isEmpty();
        assertThat(Thumbnail.of(Samples.pngClaiming(7_000, 7_000))).isEmpty();
    }

    private AttachmentFile add(String name, byte[] bytes) {
        return attachments.add(worker, district, "case", matter, new Upload(name, bytes));
    }

    private long rows(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE district = ?")
                .param(district)
                .query(Long.class)
                .single();
    }

    private static void byHand(String sql) throws SQLException {
        try (var connection = TestDatabase.ownerConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
