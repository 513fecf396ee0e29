package org.niangjia.platform.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

@DisplayName("存成 Word 的文书")
class DocumentAsDocx {
    private static final Path SEEN = Path.of("target/papers");

    @Test
    @DisplayName("各部分都是完整的 XML，段落、表格、签批栏、二维码、页码都在")
    void isAWholePackage() throws Exception {
        byte[] file = Papers.press(Papers.machine()).docx(Papers.receipt("龚䶮𬭩·<b>"), Papers.CHINESE);
        Files.createDirectories(SEEN);
        Files.write(SEEN.resolve("receipt.docx"), file);
        TreeMap<String, byte[]> parts = unpacked(file);
        assertThat(parts.keySet())
                .contains("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/media/qr1.png");
        Document document = xml(part(parts, "word/document.xml"));
        assertThat(document.getDocumentElement().getTextContent())
                .contains("龚䶮𬭩·<b>")
                .contains("SQ-330903-2026-000123")
                .contains("分管副主席")
                .contains("☑ 已宣读并确认")
                .contains("☐ 同意转办");
        assertThat(document.getElementsByTagName("w:tbl").getLength()).isEqualTo(2);
        assertThat(new String(part(parts, "word/footer1.xml"), StandardCharsets.UTF_8))
                .contains("PAGE")
                .contains("NUMPAGES");
        for (String name : parts.keySet()) {
            if (!name.endsWith(".png")) {
                xml(part(parts, name));
            }
        }
    }

    @Test
    @DisplayName("每个样式都有定义，没有一段落到空样式上")
    void definesEveryStyleItUses() throws Exception {
        for (Paper paper : new Paper[] {
            Papers.receipt("王芳"), Papers.table(3), Papers.letter().paper(Papers.CHINESE)
        }) {
            TreeMap<String, byte[]> parts =
                    unpacked(Papers.press(Papers.machine()).docx(paper, Papers.CHINESE));
            String styles = new String(part(parts, "word/styles.xml"), StandardCharsets.UTF_8);
            var used = xml(part(parts, "word/document.xml")).getElementsByTagName("w:pStyle");
            assertThat(used.getLength()).isPositive();
            for (int i = 0; i < used.getLength(); i++) {
                String style =
                        used.item(i).getAttributes().getNamedItem("w:val").getNodeValue();
                assertThat(styles).contains("w:styleId=\"" + style + "\"");
            }
        }
    }

    @Test
    @DisplayName("公函和长表也存得成，两次一字节不差")
    void isTheSameTwice() throws IOException {
        Press press = Papers.press(Papers.machine());
        Paper letter = Papers.letter().paper(Papers.CHINESE);
        Files.createDirectories(SEEN);
        Files.write(SEEN.resolve("letter.docx"), press.docx(letter, Papers.CHINESE));
        Files.write(SEEN.resolve("table.docx"), press.docx(Papers.table(80), Papers.CHINESE));
        assertThat(press.docx(letter, Papers.CHINESE)).isEqualTo(press.docx(letter, Papers.CHINESE));
    }

    private static TreeMap<String, byte[]> unpacked(byte[] file) throws IOException {
        TreeMap<String, byte[]> parts = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static Document xml(byte[] part) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(part));
    }

    private static byte[] part(TreeMap<String, byte[]> parts, String name) {
        return java.util.Objects.requireNonNull(parts.get(name), name);
    }
}
