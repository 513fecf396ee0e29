package org.niangjia.platform.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;

@DisplayName("排成 PDF 的文书")
class DocumentSetIntoPdf {
    private static final Path SEEN = Path.of("target/papers");
    private static final PrintFonts FONTS = Papers.machine();
    private static final Press PRESS = Papers.press(FONTS);

    @BeforeAll
    static void folder() throws IOException {
        Files.createDirectories(SEEN);
    }

    @Test
    @DisplayName("生僻姓名（䶮、𬭩、𠅤）和间隔号都印得出来，可以复制，不是空框也不是 #")
    void printsRareNames() throws IOException {
        String name = "龚䶮𬭩𠅤·买买提";
        byte[] pdf = PRESS.pdf(Papers.receipt(name), Papers.CHINESE);
        Files.write(SEEN.resolve("receipt.pdf"), pdf);
        Glyphs glyphs = Glyphs.of(pdf);
        assertThat(glyphs.text())
                .contains(name)
                .contains("SQ-330903-2026-000123")
                .contains("7K3M-92QX");
        assertThat(glyphs.undrawn()).as("characters set as .notdef").isEmpty();
        assertThat(glyphs.text()).doesNotContain("#");
    }

    @Test
    @DisplayName("字体只嵌入用到的字，文件不大")
    void embedsOnlyWhatIsUsed() throws IOException {
        byte[] pdf = PRESS.pdf(Papers.receipt("龚䶮𬭩·买买提"), Papers.CHINESE);
        assertThat(pdf.length).isLessThan(120_000);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (var name : document.getPage(0).getResources().getFontNames()) {
                PDFont font = document.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).matches("[A-Z]{6}\\+.+");
            }
        }
    }

    @Test
    @DisplayName("缺字体时不出 PDF，说出哪个字、装哪个包")
    void refusesANameThatNoFontDraws() {
        Press bare = Papers.press(new PrintFonts(List.of(Path.of("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"))));
        assertThatThrownBy(() -> bare.pdf(Papers.receipt("龚𬭩"), Papers.CHINESE))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.reasons()).singleElement().satisfies(reason -> {
                            assertThat(reason.code()).isEqualTo("print.GLYPH_MISSING");
                            assertThat(reason.args().toString())
                                    .contains("𬭩")
                                    .contains("U+2CB69")
                                    .contains("fonts-hanazono");
                        }));
        Press none = Papers.press(new PrintFonts(List.of()));
        assertThatThrownBy(() -> none.pdf(Papers.receipt("王芳"), Papers.CHINESE))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.reasons().stream().map(Refusal::code)).containsExactly("print.NO_FONT"));
    }

    @Test
    @DisplayName("聊天里带来的表情印成 〓，并说明，不因此拒绝")
    void marksSignsThatAreNoLetters() throws IOException {
        byte[] pdf = PRESS.pdf(Papers.table(1).with(Block.body("老板不发工资😡😡，\u200b等了很久️")), Papers.CHINESE);
        assertThat(Glyphs.of(pdf).text()).contains("不发工资〓〓").contains("〓 处是本机无法打印的符号");
        assertThat(Glyphs.of(pdf).undrawn()).isEmpty();
    }

    @Test
    @DisplayName("长表接着下一页，页头重复，写明第几页共几页")
    void numbersPagesAndRepeatsTheHead() throws IOException {
        byte[] pdf = PRESS.pdf(Papers.table(80), Papers.CHINESE);
        Files.write(SEEN.resolve("table.pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(1);
            for (int page = 1; page <= pages; page++) {
                PDFTextStripper one = new PDFTextStripper();
                one.setStartPage(page);
                one.setEndPage(page);
                assertThat(one.getText(document)).contains("街镇").contains("第 " + page + " 页，共 " + pages + " 页");
            }
        }
    }

    @Test
    @DisplayName("签字的几栏总在同一页上，不管前面写了多长")
    void keepsThoseWhoSignTogether() throws IOException {
        for (int lines = 10; lines <= 40; lines += 2) {
            Block[] blocks = Stream.concat(
                            Stream.generate(() -> Block.plain("走访时了解到的情况。")).limit(lines),
                            Stream.of(Block.signatures("带队", "部门负责人", "分管副主席")))
                    .toArray(Block[]::new);
            byte[] pdf = PRESS.pdf(Paper.of("走访记录表", LocalDate.of(2018, 5, 8)).with(blocks), Papers.CHINESE);
            try (PDDocument document = Loader.loadPDF(pdf)) {
                Set<Integer> pages = new TreeSet<>();
                for (int page = 1; page <= document.getNumberOfPages(); page++) {
                    PDFTextStripper one = new PDFTextStripper();
                    one.setStartPage(page);
                    one.setEndPage(page);
                    if (Stream.of("带队", "部门负责人", "分管副主席").anyMatch(one.getText(document)::contains)) {
                        pages.add(page);
                    }
                }
                assertThat(pages).as(lines + " lines before").hasSize(1);
            }
        }
    }

    @Test
    @DisplayName("同一份文书，两次排出的文件一个字节也不差")
    void isTheSameTwice() {
        assertThat(PRESS.pdf(Papers.receipt("王芳"), Papers.CHINESE))
                .isEqualTo(PRESS.pdf(Papers.receipt("王芳"), Papers.CHINESE));
    }

    @Test
    @DisplayName("写进来的标签只是文字，不会去取网上或本机的文件")
    void takesMarkupAsText() throws IOException {
        String evil = "<img src=\"http://127.0.0.1:1/x.png\"/><object data=\"file:///etc/passwd\"/>&xxe;]]>";
        byte[] pdf = PRESS.pdf(Papers.receipt(evil), Papers.CHINESE);
        assertThat(Glyphs.of(pdf).text().replaceAll("\\s", "")).contains("<imgsrc=\"http://127.0.0.1:1/x.png\"/>");
    }

    @Test
    @DisplayName("二维码印出来扫得开")
    void printsAReadableCode() throws Exception {
        byte[] pdf = PRESS.pdf(Papers.receipt("王芳"), Papers.CHINESE);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 150);
            int width = page.getWidth();
            int height = page.getHeight();
            int[] pixels = page.getRGB(0, 0, width, height, null, 0, width);
            BinaryBitmap seen = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
            assertThat(new QRCodeReader().decode(seen).getText()).isEqualTo("https://example.org/query");
        }
    }

    @Test
    @DisplayName("公函有函号、主送、附件、落款和盖章处")
    void setsALetter() throws IOException {
        byte[] pdf = PRESS.pdf(Papers.letter().paper(Papers.CHINESE), Papers.CHINESE);
        Files.write(SEEN.resolve("letter.pdf"), pdf);
        assertThat(Glyphs.of(pdf).text())
                .contains("普总工函〔2026〕12 号")
                .contains("普陀区人力资源和社会保障局：")
                .contains("附件：1. 诉求登记表")
                .contains("2026 年 11 月 25 日")
                .contains("盖章处");
    }

    /** What a PDF really shows: its text, and which of it stands as .notdef. */
    private record Glyphs(String text, List<String> undrawn) {
        static Glyphs of(byte[] pdf) throws IOException {
            List<String> undrawn = new ArrayList<>();
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void processTextPosition(TextPosition at) {
                    try {
                        if (at.getFont() instanceof PDType0Font font
                                && font.codeToGID(at.getCharacterCodes()[0]) == 0) {
                            undrawn.add(at.getUnicode());
                        }
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                    super.processTextPosition(at);
                }
            };
            try (PDDocument document = Loader.loadPDF(pdf)) {
                return new Glyphs(stripper.getText(document), undrawn);
            }
        }
    }
}
