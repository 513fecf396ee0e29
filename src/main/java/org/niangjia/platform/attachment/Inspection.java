package org.niangjia.platform.attachment;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** 验收. Tells what a file is by its first bytes, and hands it to the one who knows that kind. */
final class Inspection {
    private static final List<String> HEIF =
            List.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif");
    private static final List<String> PROGRAMS = List.of("MZ", "\u007fELF", "#!", "\u00ca\u00fe\u00ba\u00be");
    private static final Pattern MARKUP = Pattern.compile(
            "^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?[\\s\\x00]*"
                    + "(<[!?a-z\\x00]|function\\b|var\\b|const\\b|import\\b|@echo).*",
            Pattern.DOTALL);
    private static final int HEAD = 512;

    private Inspection() {}

    static Content inspect(byte[] bytes) throws NotTakenException {
        if (bytes.length == 0) {
            throw new NotTakenException(NotTaken.EMPTY);
        }
        Content content = clean(bytes);
        if (bytes.length > content.media().mostBytes()) {
            throw new NotTakenException(
                    content.media().photo() ? NotTaken.PHOTO_TOO_LARGE : NotTaken.DOCUMENT_TOO_LARGE);
        }
        return content;
    }

    private static Content clean(byte[] bytes) throws NotTakenException {
        if (starts(bytes, "\u00ff\u00d8\u00ff")) {
            return Jpeg.clean(bytes);
        }
        if (starts(bytes, Png.SIGNATURE)) {
            return Png.clean(bytes);
        }
        if (starts(bytes, "RIFF") && Scan.startsWith(bytes, 8, "WEBP")) {
            return Webp.clean(bytes);
        }
        if (starts(bytes, "%PDF-")) {
            return Pdf.clean(bytes);
        }
        if (starts(bytes, "PK\u0003\u0004")) {
            return Office.clean(bytes);
        }
        throw new NotTakenException(other(bytes));
    }

    private static NotTaken other(byte[] bytes) {
        if (Scan.startsWith(bytes, 4, "ftyp") && HEIF.stream().anyMatch(brand -> Scan.startsWith(bytes, 8, brand))) {
            return NotTaken.HEIC;
        }
        if (starts(bytes, "\u00d0\u00cf\u0011\u00e0")) {
            return NotTaken.OLD_OFFICE;
        }
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        boolean program = PROGRAMS.stream().anyMatch(head::startsWith)
                || MARKUP.matcher(head.toLowerCase(Locale.ROOT)).matches();
        return program ? NotTaken.PROGRAM : NotTaken.TYPE_NOT_TAKEN;
    }

    private static boolean starts(byte[] bytes, String text) {
        return Scan.startsWith(bytes, 0, text);
    }
}
