package org.niangjia.platform.sheet;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** CSV 文件. Comma, semicolon or tab; UTF-8 with or without a mark at its beginning, else GB 18030 as Excel writes it. */
final class CsvSource implements SheetSource {
    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final char MARK = '\uFEFF';
    private static final int LONGEST_CELL = 1 << 20;

    private final CsvReader<CsvRecord> reader;

    private CsvSource(String text) {
        reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(LONGEST_CELL)
                .ofCsvRecord(text);
    }

    /** The file as text, or nothing when it is none. */
    static Optional<CsvSource> of(byte[] bytes) {
        String text = decoded(bytes, StandardCharsets.UTF_8)
                .or(() -> decoded(bytes, CHINESE))
                .orElse("\0");
        String plain = !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
        boolean markup = plain.stripLeading().startsWith("<") || plain.startsWith("%PDF");
        return markup || plain.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(new CsvSource(plain));
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        char best = ',';
        for (char each : new char[] {'\t', ';'}) {
            if (count(first, each) > count(first, best)) {
                best = each;
            }
        }
        return best;
    }

    private static long count(String text, char letter) {
        return text.chars().filter(c -> c == letter).count();
    }

    @Override
    public Iterator<RawRow> rows() {
        return reader.stream().map(CsvSource::raw).iterator();
    }

    private static RawRow raw(CsvRecord row) {
        return new RawRow(
                (int) row.getStartingLineNumber(),
                row.getFields().stream().map(RawCell::text).toList());
    }

    @Override
    public List<SheetArchive.Merged> merged() {
        return List.of();
    }

    @Override
    public List<String> hidden() {
        return List.of();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
