package org.niangjia.platform.print;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** 文档标记. The words of WordprocessingML that a document needs, and no more. */
final class DocxXml {
    static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    static final String LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static final String PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    private static final String PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    DocxXml(String root) {
        try {
            xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("w:" + root);
            xml.writeAttribute("xmlns:w", MAIN);
            xml.writeAttribute("xmlns:r", LINKS);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins an element of the main vocabulary; attributes come in pairs. */
    DocxXml open(String name, String... attributes) {
        try {
            xml.writeStartElement("w:" + name);
            for (int i = 0; i < attributes.length; i += 2) {
                xml.writeAttribute("w:" + attributes[i], attributes[i + 1]);
            }
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    DocxXml close() {
        try {
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    DocxXml empty(String name, String... attributes) {
        return open(name, attributes).close();
    }

    /** A run of text; each line after the first begins with a break. */
    DocxXml run(String words) {
        String[] lines = Typeset.readable(words).replace("\t", " ").split("\n", -1);
        open("r");
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                empty("br");
            }
            words(lines[i]);
        }
        return close();
    }

    private void words(String line) {
        try {
            xml.writeStartElement("w:t");
            xml.writeAttribute("xml:space", "preserve");
            xml.writeCharacters(line);
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The link of an element to another part of the package. */
    DocxXml link(String to) {
        try {
            xml.writeAttribute("r:id", to);
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    DocxXml paragraph(String style, String words) {
        return open("p")
                .open("pPr")
                .empty("pStyle", "val", style)
                .close()
                .run(words)
                .close();
    }

    /** A field that Word counts itself, such as PAGE. */
    DocxXml field(String name) {
        return open("fldSimple", "instr", name).run("1").close();
    }

    /** A picture of the package, as wide as high, in the units of Word (1/360,000 cm). */
    DocxXml picture(String link, int number, String told, long side) {
        try {
            open("r").open("drawing");
            start("wp:inline", "xmlns:wp", PLACED, "xmlns:a", DRAWING, "xmlns:pic", PICTURE);
            leaf("wp:extent", "cx", "" + side, "cy", "" + side);
            leaf("wp:docPr", "id", "" + number, "name", "qr" + number, "descr", Typeset.readable(told));
            start("a:graphic");
            start("a:graphicData", "uri", PICTURE);
            start("pic:pic");
            start("pic:nvPicPr");
            leaf("pic:cNvPr", "id", "" + number, "name", "qr" + number);
            leaf("pic:cNvPicPr");
            close();
            start("pic:blipFill");
            leaf("a:blip", "r:embed", link);
            start("a:stretch");
            leaf("a:fillRect");
            close().close();
            start("pic:spPr");
            start("a:xfrm");
            leaf("a:off", "x", "0", "y", "0");
            leaf("a:ext", "cx", "" + side, "cy", "" + side);
            close();
            start("a:prstGeom", "prst", "rect");
            leaf("a:avLst");
            // prstGeom, spPr, pic, graphicData, graphic, inline, drawing, run
            return close().close().close().close().close().close().close().close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void start(String name, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private void leaf(String name, String... attributes) throws XMLStreamException {
        start(name, attributes);
        xml.writeEndElement();
    }

    String done() {
        try {
            xml.writeEndDocument();
            xml.close();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
