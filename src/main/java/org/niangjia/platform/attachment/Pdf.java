package org.niangjia.platform.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * PDF 文件. Kept as it is up to its end mark. Files that start programs, run scripts or carry other files are refused as
 * far as they say so in the open; readers open what is left as a download, never inside our pages.
 */
final class Pdf {
    private static final String END = "%%EOF";
    private static final int TAIL = 1024;
    private static final List<String> ACTIVE = List.of("/JavaScript", "/Launch", "/EmbeddedFile", "/RichMedia");

    private Pdf() {}

    static Content clean(byte[] bytes) throws NotTakenException {
        int from = Math.max(0, bytes.length - TAIL);
        int mark = text(bytes, from).lastIndexOf(END);
        if (mark < 0) {
            throw new NotTakenException(NotTaken.DAMAGED);
        }
        int end = from + mark + END.length();
        while (end < bytes.length && (bytes[end] == '\r' || bytes[end] == '\n')) {
            end++;
        }
        String all = text(bytes, 0);
        if (ACTIVE.stream().anyMatch(all::contains)) {
            throw new NotTakenException(NotTaken.ACTIVE_CONTENT);
        }
        return new Content(Media.PDF, Arrays.copyOf(bytes, end), null);
    }

    private static String text(byte[] bytes, int from) {
        return new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
    }
}
