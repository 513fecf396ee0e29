package org.niangjia.platform.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.frame.Words;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * PDF 排版. Sets our own page into a PDF with the glyphs that it needs inside. Nothing is fetched, from the net or from
 * disk. The same document gives the same bytes.
 */
@Component
class PdfSetter {
    private static final String PRODUCER = "Niangjia";

    private final Semaphore presses = new Semaphore(2);
    private final String style;

    PdfSetter() {
        XRLog.setLoggingEnabled(false);
        try {
            style = new ClassPathResource("static/assets/print.css").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for one of two presses: fonts are large and a county prints one document at a time. */
    byte[] set(Paper paper, Typeset text, Words words) {
        presses.acquireUninterruptibly();
        List<PrintFont.Opened> opened = new ArrayList<>();
        try (PDDocument document = new PDDocument()) {
            for (PrintFont font : text.fonts()) {
                opened.add(font.open());
            }
            return set(paper, text.text(), words, document, opened);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            opened.forEach(PdfSetter::close);
            presses.release();
        }
    }

    private byte[] set(Paper paper, String body, Words words, PDDocument document, List<PrintFont.Opened> opened)
            throws IOException {
        PdfRendererBuilder builder = closed(new PdfRendererBuilder());
        StringBuilder families = new StringBuilder();
        for (int i = 0; i < opened.size(); i++) {
            String family = "f" + i;
            builder.useFont(new PDFontSupplier(opened.get(i).in(document)), family, 400, FontStyle.NORMAL, true);
            families.append(i == 0 ? "" : ",").append(family);
        }
        builder.usePDDocument(document).withProducer(PRODUCER);
        builder.useSVGDrawer(new QrDrawer());
        builder.withW3cDocument(parse(page(paper, body, families.toString(), words)), null);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFKeepOpen();
            identify(document, paper);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    /** Says no to every address; there are none in our pages, and this keeps it so. */
    private static PdfRendererBuilder closed(PdfRendererBuilder builder) {
        builder.useUriResolver((base, address) -> null);
        builder.useExternalResourceAccessControl(
                (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (address, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        return builder;
    }

    private static void identify(PDDocument document, Paper paper) {
        PDDocumentInformation about = new PDDocumentInformation();
        about.setTitle(paper.title());
        about.setAuthor(paper.unit());
        about.setProducer(PRODUCER);
        about.setCreationDate(GregorianCalendar.from(paper.day().atStartOfDay(Times.ZONE)));
        document.setDocumentInformation(about);
        document.setDocumentId((long) paper.fileName().hashCode());
    }

    private String page(Paper paper, String body, String families, Words words) {
        String[] numbering = words.t("print.page", "\t", "\t").split("\t", -1);
        String foot =
                "\"%s\" counter(page) \"%s\" counter(pages) \"%s\"".formatted(numbering[0], numbering[1], numbering[2]);
        String sheet = paper.shape() == Paper.Shape.WIDE ? "A4 landscape" : "A4";
        String rules = """
                @page {size:%s; margin:20mm 20mm 18mm; @bottom-center {content:%s; font-family:%s; font-size:9pt}}
                .paper {font-family:%s}
                """.formatted(sheet, foot, families, families);
        return "<html lang=\"" + words.locale().getLanguage() + "\"><head><style>" + style + rules
                + "</style></head><body class=\"press-pdf\">" + body + "</body></html>";
    }

    private static Document parse(String page) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("a page to print is not well-formed", e);
        }
    }

    private static void close(PrintFont.Opened font) {
        try {
            font.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
