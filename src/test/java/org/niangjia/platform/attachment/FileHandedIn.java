package org.niangjia.platform.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.niangjia.platform.attachment.Samples.bytes;
import static org.niangjia.platform.attachment.Samples.concat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.niangjia.base.RefusedException;

@DisplayName("交上来的文件")
class FileHandedIn {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 8})
    @DisplayName("手机照片去掉拍摄地点，只留朝向，画面一个像素不变")
    void losesItsPlaceButNotItsPicture(int orientation) throws Exception {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            byte[] plain = Samples.jpeg(64, 48);
            byte[] photo = Samples.withSegment(plain, 0xe1, Samples.exif(orientation, order));
            Content content = Inspection.inspect(photo);
            assertThat(text(content.bytes())).doesNotContain(Samples.PLACE).doesNotContain("GPS");
            assertThat(content.picture()).isEqualTo(new Picture(64, 48));
            assertThat(orientationOf(content.bytes())).isEqualTo(orientation);
            samePixels(content.bytes(), plain);
            assertThat(Inspection.inspect(content.bytes()).bytes()).isEqualTo(content.bytes());
        }
    }

    @Test
    @DisplayName("XMP、IPTC、备注、预览图和图尾夹带的东西都去掉")
    void losesEverythingThatDrawsNothing() throws Exception {
        byte[] plain = Samples.jpeg(32, 32);
        byte[] photo = plain;
        for (int marker : new int[] {0xe1, 0xe2, 0xe3, 0xed, 0xef, 0xfe}) {
            photo = Samples.withSegment(photo, marker, bytes("hidden " + marker));
        }
        photo = concat(photo, bytes("PK\u0003\u0004 hidden archive"));
        Content content = Inspection.inspect(photo);
        assertThat(text(content.bytes())).doesNotContain("hidden");
        samePixels(content.bytes(), plain);
    }

    @Test
    @DisplayName("PNG 去掉文字和 Exif，画面不变")
    void losesTheTextsOfAPng() throws Exception {
        byte[] plain = Samples.png(40, 30);
        byte[] photo = Samples.withChunk(plain, "tEXt", bytes("Comment\0" + Samples.PLACE));
        photo = Samples.withChunk(photo, "eXIf", bytes(Samples.PLACE));
        photo = concat(photo, bytes("<script>alert(1)</script>"));
        Content content = Inspection.inspect(photo);
        assertThat(text(content.bytes())).doesNotContain(Samples.PLACE).doesNotContain("script");
        assertThat(content.picture()).isEqualTo(new Picture(40, 30));
        samePixels(content.bytes(), plain);
    }

    @Test
    @DisplayName("WebP 去掉 Exif 和 XMP，标志位一并清掉")
    void losesThePlaceOfAWebp() throws Exception {
        byte[] photo = concat(Samples.webp(400, 300, true), bytes("trailing"));
        Content content = Inspection.inspect(photo);
        assertThat(content.bytes()).isEqualTo(Samples.webp(400, 300, false));
        assertThat(content.picture()).isEqualTo(new Picture(400, 300));
    }

    @Test
    @DisplayName("PDF、DOCX、XLSX 照收")
    void isTakenAsADocument() throws Exception {
        assertThat(Inspection.inspect(Samples.pdf("/Type /Catalog")).media()).isEqualTo(Media.PDF);
        assertThat(Inspection.inspect(Samples.docx(Map.of("docProps/core.xml", bytes("<x/>"))))
                        .media())
                .isEqualTo(Media.DOCX);
        byte[] sheet =
                Samples.office("xl/workbook.xml", Map.of("xl/printerSettings/printerSettings1.bin", new byte[9]));
        assertThat(Inspection.inspect(sheet).media()).isEqualTo(Media.XLSX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#!/bin/sh\nrm -rf /",
                "MZ\u0090\u0000 program",
                "\u007fELF",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<?xml version='1.0'?><svg/>",
                "\ufeff  <!DOCTYPE html><html>",
                "<script>alert(1)</script>",
                "function steal() {}",
                "@echo off"
            })
    @DisplayName("脚本、网页、SVG、程序，改名成 .jpg 也不收")
    void isRefusedAsAProgramWhateverItsName(String content) {
        refused(NotTaken.PROGRAM, content.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"GIF89a, TYPE_NOT_TAKEN", "Rar!, TYPE_NOT_TAKEN", "你好, TYPE_NOT_TAKEN", "%!PS, TYPE_NOT_TAKEN"})
    @DisplayName("别的类型不收，说明可以传什么")
    void isRefusedWhenItsKindIsNotTaken(String content, NotTaken reason) {
        refused(reason, bytes(content));
    }

    @Test
    @DisplayName("HEIC、旧版 Office、动图、空文件各有各的说法")
    void isRefusedWithAdvice() {
        refused(NotTaken.HEIC, bytes("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"));
        refused(NotTaken.HEIC, bytes("\0\0\0\u0018ftypmif1\0\0\0\0mif1heic"));
        refused(NotTaken.OLD_OFFICE, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1".getBytes(StandardCharsets.ISO_8859_1));
        refused(NotTaken.EMPTY, new byte[0]);
        byte[] animated = concat(Samples.riff("VP8X", new byte[10]), Samples.riff("ANIM", new byte[6]));
        refused(NotTaken.ANIMATION, Samples.riff("RIFF", concat(bytes("WEBP"), animated)));
    }

    @Test
    @DisplayName("没有传完整的照片不收")
    void isRefusedWhenCutShort() {
        byte[] jpeg = Samples.jpeg(64, 64);
        byte[] png = Samples.png(64, 64);
        byte[] webp = Samples.webp(64, 64, false);
        for (int length = 4; length < jpeg.length; length += 7) {
            refused(NotTaken.DAMAGED, Arrays.copyOf(jpeg, length));
        }
        for (int length = 8; length < png.length; length += 7) {
            refused(NotTaken.DAMAGED, Arrays.copyOf(png, length));
        }
        for (int length = 12; length < webp.length; length++) {
            refused(NotTaken.DAMAGED, Arrays.copyOf(webp, length));
        }
        refused(NotTaken.DAMAGED, bytes("%PDF-1.7 half"));
        byte[] docx = Samples.docx(Map.of());
        refused(NotTaken.DAMAGED, Arrays.copyOf(docx, docx.length - 5));
    }

    @Test
    @DisplayName("乱改的字节不会让程序出错，只会不收")
    void neverBreaksTheProgram() {
        Random random = new Random(20261123);
        byte[][] samples = {
            Samples.withSegment(Samples.jpeg(32, 32), 0xe1, Samples.exif(6, ByteOrder.BIG_ENDIAN)),
            Samples.png(32, 32),
            Samples.webp(32, 32, true),
            Samples.docx(Map.of()),
            Samples.pdf("")
        };
        for (int i = 0; i < 4000; i++) {
            byte[] changed = samples[i % samples.length].clone();
            for (int n = 0; n < 1 + i % 4; n++) {
                changed[random.nextInt(Math.min(changed.length, 400))] = (byte) random.nextInt();
            }
            try {
                Inspection.inspect(changed);
            } catch (NotTakenException e) {
                assertThat(e.reason()).isNotNull();
            }
        }
    }

    @Test
    @DisplayName("像素炸弹在解开之前就拒绝：五千万像素收，多一点不收")
    void isRefusedBeforeItFillsTheMemory() throws Exception {
        assertThat(Inspection.inspect(Samples.pngClaiming(10_000, 5_000)).picture())
                .isEqualTo(new Picture(10_000, 5_000));
        refused(NotTaken.TOO_MANY_PIXELS, Samples.pngClaiming(10_001, 5_000));
        refused(NotTaken.TOO_MANY_PIXELS, Samples.pngClaiming(Integer.MAX_VALUE, Integer.MAX_VALUE));
        refused(NotTaken.TOO_MANY_PIXELS, Samples.pngClaiming(-1, -1));
        refused(NotTaken.DAMAGED, Samples.pngClaiming(0, 5));
        refused(NotTaken.TOO_MANY_PIXELS, Samples.webp(16_383, 16_383, false));
    }

    @Test
    @DisplayName("带宏、脚本、程序、夹带文件的文档不收")
    void isRefusedWhenItCouldRunSomething() {
        for (String name : new String[] {
            "word/vbaProject.bin", "word/embeddings/oleObject1.bin", "word/activeX/activeX1.xml", "run.exe", "../up.xml"
        }) {
            refused(NotTaken.ACTIVE_CONTENT, Samples.docx(Map.of(name, new byte[4])));
        }
        refused(
                NotTaken.ACTIVE_CONTENT,
                Samples.docx(Map.of(
                        "[Content_Types].xml", bytes("application/vnd.ms-word.document.macroEnabled.main+xml"))));
        refused(
                NotTaken.ACTIVE_CONTENT,
                Samples.docx(Map.of("word/_rels/settings.xml.rels", bytes("x/attachedTemplate Target='http://evil'"))));
        refused(NotTaken.ACTIVE_CONTENT, Samples.pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"));
        refused(NotTaken.ACTIVE_CONTENT, Samples.pdf("/S /Launch"));
    }

    @Test
    @DisplayName("压缩炸弹和普通压缩包不收")
    void isRefusedWhenItUnpacksTooFar() {
        refused(NotTaken.ARCHIVE_BOMB, Samples.docx(Map.of("word/media/big.xml", new byte[40 * 1024 * 1024])));
        refused(NotTaken.TYPE_NOT_TAKEN, Samples.office("readme.txt", Map.of()));
        refused(NotTaken.DAMAGED, concat(Samples.docx(Map.of()), bytes("MZ program")));
    }

    @Test
    @DisplayName("照片 10 MB、文件 20 MB 为限，超过一个字节就不收")
    void isRefusedWhenTooLarge() throws Exception {
        byte[] photo = Samples.jpeg(32, 32);
        byte[] limit = padded(photo, 10 * 1024 * 1024);
        assertThat(Inspection.inspect(limit).bytes()).hasSizeLessThan(photo.length + 1);
        refused(NotTaken.PHOTO_TOO_LARGE, padded(photo, 10 * 1024 * 1024 + 1));
        byte[] head = bytes("%PDF-1.7\n");
        byte[] tail = bytes("\n%%EOF");
        byte[] most = concat(head, new byte[20 * 1024 * 1024 - head.length - tail.length], tail);
        assertThat(Inspection.inspect(most).media()).isEqualTo(Media.PDF);
        refused(
                NotTaken.DOCUMENT_TOO_LARGE,
                concat(head, new byte[20 * 1024 * 1024 - head.length - tail.length + 1], tail));
    }

    private static byte[] padded(byte[] photo, int size) {
        return Arrays.copyOf(photo, size);
    }

    @Test
    @DisplayName("六十兆的文件读到上限就停，不往内存里装")
    void isNotReadFurtherThanTheLimit() {
        ByteArrayInputStream sixty = new ByteArrayInputStream(new byte[60 * 1024 * 1024]);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Upload.read("big.jpg", sixty))
                .satisfies(e -> assertThat(e.reasons().getFirst().code()).isEqualTo("attachment.DOCUMENT_TOO_LARGE"));
        assertThat(sixty.available()).isGreaterThan(39 * 1024 * 1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    @DisplayName("每个理由都有话说")
    void hasWordsForEveryReason(String language) throws IOException {
        Properties words = new Properties();
        try (Reader reader = new InputStreamReader(
                NotTaken.class.getResourceAsStream("words_" + language + ".properties"), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        for (NotTaken reason : NotTaken.values()) {
            assertThat(words.getProperty(reason.of("x").code()))
                    .as(reason.name())
                    .contains("{0}");
        }
        assertThat(words).hasSize(NotTaken.values().length);
    }

    private static void refused(NotTaken reason, byte[] bytes) {
        assertThatExceptionOfType(NotTakenException.class)
                .isThrownBy(() -> Inspection.inspect(bytes))
                .withMessage(reason.name());
    }

    private static int orientationOf(byte[] jpeg) {
        int at = text(jpeg).indexOf("Exif");
        return at < 0 ? 1 : Orientation.find(jpeg, at, jpeg.length - at);
    }

    private static void samePixels(byte[] one, byte[] other) throws IOException {
        BufferedImage a = ImageIO.read(new ByteArrayInputStream(one));
        BufferedImage b = ImageIO.read(new ByteArrayInputStream(other));
        assertThat(a.getRGB(0, 0, a.getWidth(), a.getHeight(), null, 0, a.getWidth()))
                .isEqualTo(b.getRGB(0, 0, b.getWidth(), b.getHeight(), null, 0, b.getWidth()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
