package org.niangjia.platform.print;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.niangjia.platform.frame.QrCode;
import org.niangjia.platform.frame.Words;
import org.springframework.stereotype.Component;

/**
 * Word 文档. Writes the same document as .docx, to go on working with: a package of a few small parts, written by hand
 * because a library for all of Office takes more memory than the rest of the desk. The same document gives the same bytes.
 */
@Component
class DocxWriter {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static final String RELATED = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final int PIXELS = 6;

    byte[] write(Paper paper, Words words) {
        DocxBody.Written body = new DocxBody(paper, words).write();
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", bytes(types()));
        parts.put("_rels/.rels", bytes(links(Map.of("rId1", "officeDocument word/document.xml"))));
        parts.put("word/document.xml", bytes(body.xml()));
        parts.put("word/styles.xml", bytes(DocxStyles.of(paper.shape())));
        parts.put("word/footer1.xml", bytes(foot(words)));
        Map<String, String> links = new LinkedHashMap<>();
        links.put("rIdStyles", "styles styles.xml");
        links.put("rIdFoot", "footer footer1.xml");
        for (int i = 1; i <= body.codes().size(); i++) {
            links.put("rIdQr" + i, "image media/qr" + i + ".png");
            parts.put("word/media/qr" + i + ".png", png(body.codes().get(i - 1)));
        }
        parts.put("word/_rels/document.xml.rels", bytes(links(links)));
        return zip(parts, paper.day());
    }

    private static String foot(Words words) {
        String[] said = words.t("print.page", "\t", "\t").split("\t", -1);
        DocxXml xml = new DocxXml("ftr");
        xml.open("p").open("pPr").empty("pStyle", "val", "Foot").close();
        xml.run(said[0])
                .field("PAGE")
                .run(said[1])
                .field("NUMPAGES")
                .run(said[2])
                .close();
        return xml.done();
    }

    private static String types() {
        return HEAD + "<Types xmlns=\"" + TYPES + "\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"png\" ContentType=\"image/png\"/>"
                + part("document", "document.main")
                + part("styles", "styles")
                + part("footer1", "footer")
                + "</Types>";
    }

    private static String part(String name, String type) {
        return "<Override PartName=\"/word/" + name + ".xml\" ContentType=\"" + WORD + type + "+xml\"/>";
    }

    /** By id: kind and target. */
    private static String links(Map<String, String> all) {
        StringBuilder xml = new StringBuilder(HEAD + "<Relationships xmlns=\"" + RELATED + "\">");
        all.forEach((id, to) -> {
            List<String> words = List.of(to.split(" "));
            xml.append("<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
                    .formatted(id, DocxXml.LINKS, words.getFirst(), words.getLast()));
        });
        return xml.append("</Relationships>").toString();
    }

    private static byte[] png(QrCode code) {
        int side = code.size() * PIXELS;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, side, side);
        graphics.setColor(Color.BLACK);
        Matcher modules = MODULE.matcher(code.path());
        while (modules.find()) {
            int left = Integer.parseInt(modules.group(1)) * PIXELS;
            int top = Integer.parseInt(modules.group(2)) * PIXELS;
            graphics.fillRect(left, top, PIXELS, PIXELS);
        }
        graphics.dispose();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zip(Map<String, byte[]> parts, LocalDate day) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(day.atStartOfDay());
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
