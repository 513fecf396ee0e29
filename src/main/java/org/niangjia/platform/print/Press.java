package org.niangjia.platform.print;

import gg.jte.Content;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Templates;
import org.niangjia.platform.frame.Words;
import org.springframework.stereotype.Component;

/**
 * 打印. Gives a document in the form that is asked for: without {@code ?as=} the page to print, with {@code as=pdf} or
 * {@code as=docx} a file. Who may have the document, and that it was had, is for the caller to ask and to record.
 */
@Component
public class Press {
    public static final String PDF = "application/pdf";
    public static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Templates templates;
    private final PrintFonts fonts;
    private final PdfSetter setter;
    private final DocxWriter writer;

    Press(Templates templates, PrintFonts fonts, PdfSetter setter, DocxWriter writer) {
        this.templates = templates;
        this.fonts = fonts;
        this.setter = setter;
        this.writer = writer;
    }

    /** 成文. The document for programs: what stands on it, line by line. */
    public record Printed(String title, String unit, String number, String day, String text) {}

    /**
     * The document as page or file. Where a PDF cannot be set, people see the page with the reason, and programs get it as
     * a refusal.
     *
     * @param back where the page leads back to
     */
    public Answer answer(Call call, Paper paper, String back) {
        String as = call.query("as").orElse("");
        if (as.equals("docx")) {
            return Answer.file(DOCX, paper.fileName() + ".docx", docx(paper, call.words()), false);
        }
        if (!as.equals("pdf")) {
            return page(call, paper, back, List.of());
        }
        try {
            return Answer.file(PDF, paper.fileName() + ".pdf", pdf(paper, call.words()), false);
        } catch (RefusedException e) {
            if (call.json()) {
                throw e;
            }
            List<String> troubles = e.reasons().stream()
                    .map(reason -> call.t(reason.code(), reason.args().toArray()))
                    .toList();
            return page(call, paper, back, troubles).status(422);
        }
    }

    /** Throws {@link RefusedException} when no font of this machine draws a letter of it. */
    public byte[] pdf(Paper paper, Words words) {
        StringOutput html = new StringOutput();
        piece(paper, words).writeTo(html);
        Typeset text = Typeset.of(html.toString(), fonts);
        if (text.marked()) {
            StringOutput told = new StringOutput();
            piece(paper.with(Block.note(words.t("print.marked"))), words).writeTo(told);
            text = Typeset.of(told.toString(), fonts);
        }
        return setter.set(paper, text, words);
    }

    public byte[] docx(Paper paper, Words words) {
        return writer.write(paper, words);
    }

    private Content piece(Paper paper, Words words) {
        return templates.piece("platform/print/paper.jte", Map.of("paper", paper, "words", words));
    }

    private Answer page(Call call, Paper paper, String back, List<String> troubles) {
        Map<String, Object> model = new HashMap<>();
        model.put("title", paper.title());
        model.put("paper", piece(paper, call.words()));
        model.put("back", back);
        model.put("pdf", form(call, "pdf"));
        model.put("docx", form(call, "docx"));
        model.put("troubles", troubles);
        return Answer.page("platform/print/page.jte", printed(paper), model);
    }

    /** This address, asked for in another form. */
    private static String form(Call call, String as) {
        List<String> kept = new ArrayList<>();
        String[] parts = call.uri().split("\\?", 2);
        if (parts.length > 1) {
            for (String each : parts[1].split("&")) {
                if (!each.isEmpty() && !each.startsWith("as=")) {
                    kept.add(each);
                }
            }
        }
        kept.add("as=" + as);
        return parts[0] + "?" + String.join("&", kept);
    }

    private static Printed printed(Paper paper) {
        return new Printed(
                paper.title(), paper.unit(), paper.number(), paper.day().toString(), PaperText.of(paper));
    }
}
