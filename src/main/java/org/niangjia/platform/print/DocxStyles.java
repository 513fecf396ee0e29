package org.niangjia.platform.print;

/** 文档样式. Sizes in half points, distances in twentieths of a point; fonts are those that an office has. */
final class DocxStyles {
    private static final String TEXT = "仿宋";
    private static final String TITLE = "宋体";

    private DocxStyles() {}

    static String of(Paper.Shape shape) {
        boolean large = shape == Paper.Shape.LARGE;
        int body = large ? 32 : shape == Paper.Shape.LETTER ? 30 : 24;
        int table = large ? 28 : 21;
        DocxXml xml = new DocxXml("styles");
        xml.open("docDefaults").open("rPrDefault").open("rPr");
        fonts(xml, TEXT);
        xml.empty("sz", "val", "" + body).empty("lang", "val", "en-US", "eastAsia", "zh-CN");
        xml.close().close().close();
        style(xml, "Plain", body, "left", TEXT);
        style(xml, "Centre", body, "center", TEXT);
        style(xml, "Right", body, "right", TEXT);
        style(xml, "Unit", body + 4, "center", TEXT);
        style(xml, "Title", large ? 56 : 40, "center", TITLE);
        style(xml, "Heading1", body + 4, "left", "黑体");
        style(xml, "Heading2", body, "left", "黑体");
        style(xml, "Note", body - 4, "left", TEXT);
        style(xml, "Caption", body - 2, "center", TEXT);
        style(xml, "Cell", table, "left", TITLE);
        style(xml, "Head", table, "center", TITLE);
        style(xml, "Number", table, "right", TITLE);
        kept(xml, "SignerHead", table, "center");
        kept(xml, "SignerCell", table, "left");
        kept(xml, "SignerNumber", table, "right");
        style(xml, "Big", large ? 52 : 44, "left", TITLE);
        style(xml, "Gap", 12, "left", TEXT);
        style(xml, "Foot", 18, "center", TITLE);
        body(xml, body);
        closing(xml, "Closing", body);
        closing(xml, "Seal", 18);
        issuer(xml);
        xml.close();
        return xml.done();
    }

    private static void style(DocxXml xml, String id, int size, String how, String font) {
        begin(xml, id);
        xml.open("pPr").empty("jc", "val", how).close();
        letters(xml, size, font);
    }

    /** Those who sign stay together on one page. */
    private static void kept(DocxXml xml, String id, int size, String how) {
        begin(xml, id);
        xml.open("pPr").empty("keepNext").empty("jc", "val", how).close();
        letters(xml, size, TITLE);
    }

    private static void body(DocxXml xml, int size) {
        begin(xml, "Body");
        xml.open("pPr").empty("spacing", "line", "400", "lineRule", "auto");
        xml.empty("ind", "firstLineChars", "200", "firstLine", "" + size * 20)
                .empty("jc", "val", "both")
                .close();
        letters(xml, size, TEXT);
    }

    private static void closing(DocxXml xml, String id, int size) {
        begin(xml, id);
        xml.open("pPr").empty("keepLines").empty("spacing", "before", "160");
        xml.empty("ind", "left", "4600").empty("jc", "val", "center").close();
        letters(xml, size, TEXT);
    }

    private static void issuer(DocxXml xml) {
        begin(xml, "Issuer");
        xml.open("pPr").open("pBdr");
        xml.empty("bottom", "val", "single", "sz", "12", "space", "6", "color", "CC0000")
                .close();
        xml.empty("jc", "val", "center").close();
        xml.open("rPr");
        fonts(xml, TITLE);
        xml.empty("color", "val", "CC0000").empty("sz", "val", "52").close().close();
    }

    private static void begin(DocxXml xml, String id) {
        xml.open("style", "type", "paragraph", "styleId", id);
        xml.empty("name", "val", id.startsWith("Heading") ? "heading " + id.charAt(7) : id);
    }

    private static void letters(DocxXml xml, int size, String font) {
        xml.open("rPr");
        fonts(xml, font);
        xml.empty("sz", "val", "" + size).close().close();
    }

    private static void fonts(DocxXml xml, String font) {
        xml.empty("rFonts", "ascii", "Times New Roman", "hAnsi", "Times New Roman", "eastAsia", font);
    }
}
