package org.niangjia.platform.print;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.niangjia.platform.frame.QrCode;
import org.niangjia.platform.frame.Words;

/** 文档正文. The blocks of a document in the words of Word. */
final class DocxBody {
    private static final int WIDTH_UPRIGHT = 9640;
    private static final int WIDTH_ACROSS = 14570;
    private static final long QR_SIDE = 1_152_000;

    private final DocxXml xml = new DocxXml("document");
    private final List<QrCode> codes = new ArrayList<>();
    private final Paper paper;
    private final Words words;
    private final int width;

    DocxBody(Paper paper, Words words) {
        this.paper = paper;
        this.words = words;
        this.width = paper.shape() == Paper.Shape.WIDE ? WIDTH_ACROSS : WIDTH_UPRIGHT;
    }

    /** 正文和图. The XML, and the QR codes that it shows. */
    record Written(String xml, List<QrCode> codes) {}

    Written write() {
        xml.open("body");
        if (!paper.unit().isEmpty()) {
            xml.paragraph(paper.letter() ? "Issuer" : "Unit", paper.unit());
        }
        if (paper.letter() && !paper.number().isEmpty()) {
            xml.paragraph("Right", paper.number());
        }
        xml.paragraph("Title", paper.title());
        if (!paper.letter() && !paper.number().isEmpty()) {
            xml.paragraph("Right", words.t("print.number", paper.number()));
        }
        paper.blocks().forEach(this::block);
        section();
        xml.close();
        return new Written(xml.done(), codes);
    }

    private void block(Block block) {
        switch (block) {
            case Block.Heading it -> xml.paragraph("Heading" + it.level(), it.text());
            case Block.Text it -> xml.paragraph(style(it.manner()), it.text());
            case Block.Facts it -> facts(it);
            case Block.Table it -> table(it);
            case Block.Signatures it -> signatures(it);
            case Block.Closing it -> closing(it);
            case Block.Ticks it ->
                it.ticks().forEach(tick -> xml.paragraph("Plain", (tick.ticked() ? "☑ " : "☐ ") + tick.text()));
            case Block.Qr it -> qr(it);
            case Block.NewPage _ ->
                xml.open("p").open("r").empty("br", "type", "page").close().close();
        }
    }

    private static String style(Block.Manner manner) {
        return switch (manner) {
            case BODY -> "Body";
            case PLAIN -> "Plain";
            case CENTRE -> "Centre";
            case RIGHT -> "Right";
            case NOTE -> "Note";
        };
    }

    private void facts(Block.Facts it) {
        int label = width * 26 / 100;
        grid(List.of(label, width - label));
        for (Block.Fact fact : it.facts()) {
            xml.open("tr").open("trPr").empty("cantSplit").close();
            cell(label, "Cell", fact.label());
            cell(width - label, fact.big() ? "Big" : "Cell", fact.value());
            xml.close();
        }
        endOfTable();
    }

    private void table(Block.Table it) {
        if (!it.caption().isEmpty()) {
            xml.paragraph("Caption", it.caption());
        }
        List<Integer> widths =
                it.columns().stream().map(c -> width * it.percent(c) / 100).toList();
        grid(widths);
        xml.open("tr").open("trPr").empty("cantSplit").empty("tblHeader").close();
        IntStream.range(0, widths.size())
                .forEach(i -> cell(widths.get(i), "Head", it.columns().get(i).title()));
        xml.close();
        for (List<String> row : it.rows()) {
            xml.open("tr").open("trPr").empty("cantSplit").close();
            for (int i = 0; i < row.size(); i++) {
                cell(widths.get(i), it.columns().get(i).number() ? "Number" : "Cell", row.get(i));
            }
            xml.close();
        }
        endOfTable();
    }

    private void signatures(Block.Signatures it) {
        int role = width * 20 / 100;
        grid(List.of(role, width - role));
        for (Block.Signature box : it.boxes()) {
            xml.open("tr").open("trPr").empty("cantSplit");
            xml.empty("trHeight", "val", "1100").close();
            cell(role, "SignerHead", box.role());
            xml.open("tc").open("tcPr");
            xml.empty("tcW", "w", "" + (width - role), "type", "dxa").close();
            xml.paragraph("SignerCell", box.opinion());
            String day = box.day().isEmpty() ? words.t("print.day_blank") : box.day();
            xml.paragraph("SignerNumber", words.t("print.signed") + " " + box.name() + "　　　　" + day);
            xml.close().close();
        }
        endOfTable();
    }

    private void closing(Block.Closing it) {
        xml.paragraph("Closing", it.unit());
        xml.paragraph("Closing", it.day());
        if (it.seal()) {
            xml.paragraph("Seal", words.t("print.seal"));
        }
    }

    private void qr(Block.Qr it) {
        codes.add(QrCode.of(it.content()));
        int number = codes.size();
        xml.open("p").open("pPr").empty("pStyle", "val", "Centre").close();
        xml.picture("rIdQr" + number, number, it.caption(), QR_SIDE).close();
        xml.paragraph("Centre", it.caption());
    }

    private void grid(List<Integer> widths) {
        xml.open("tbl").open("tblPr");
        xml.empty("tblW", "w", "" + widths.stream().mapToInt(Integer::intValue).sum(), "type", "dxa");
        xml.open("tblBorders");
        for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
            xml.empty(side, "val", "single", "sz", "4", "space", "0", "color", "000000");
        }
        xml.close().empty("tblLayout", "type", "fixed").close();
        xml.open("tblGrid");
        widths.forEach(w -> xml.empty("gridCol", "w", "" + w));
        xml.close();
    }

    private void cell(int cellWidth, String style, String text) {
        xml.open("tc").open("tcPr").empty("tcW", "w", "" + cellWidth, "type", "dxa");
        xml.empty("vAlign", "val", "center").close();
        xml.paragraph(style, text).close();
    }

    /** Two tables that touch would become one. */
    private void endOfTable() {
        xml.close().paragraph("Gap", "");
    }

    private void section() {
        xml.open("sectPr");
        xml.open("footerReference", "type", "default");
        xml.link("rIdFoot").close();
        if (paper.shape() == Paper.Shape.WIDE) {
            xml.empty("pgSz", "w", "16838", "h", "11906", "orient", "landscape");
        } else {
            xml.empty("pgSz", "w", "11906", "h", "16838");
        }
        xml.empty(
                "pgMar", "top", "1134", "right", "1134", "bottom", "1021", "left", "1134", "header", "567", "footer",
                "567", "gutter", "0");
        xml.close();
    }
}
