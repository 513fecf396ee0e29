package org.niangjia.platform.print;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 字体. A font of this machine with TrueType outlines, and the characters that it really draws. */
final class PrintFont {
    private static final Logger LOG = LoggerFactory.getLogger(PrintFont.class);
    private static final int LAST = 0x3FFFF;

    private final File file;
    private final BitSet drawn;

    private PrintFont(File file, BitSet drawn) {
        this.file = file;
        this.drawn = drawn;
    }

    /** The font in this file; empty when there is none or it cannot be set into a PDF. */
    static Optional<PrintFont> read(Path path) {
        if (!Files.isReadable(path)) {
            return Optional.empty();
        }
        try (Opened opened = open(path.toFile())) {
            return Optional.of(new PrintFont(path.toFile(), drawn(opened.font())));
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be printed with: {}", path.getFileName(), e.toString());
            return Optional.empty();
        }
    }

    /** What is mapped to a glyph other than .notdef that has an outline; blanks need none. */
    private static BitSet drawn(TrueTypeFont font) throws IOException {
        CmapLookup map = font.getUnicodeCmapLookup();
        long[] offsets = font.getIndexToLocation().getOffsets();
        BitSet drawn = new BitSet();
        for (int point = ' '; point <= LAST; point++) {
            int glyph = map.getGlyphId(point);
            boolean outlined = glyph > 0 && glyph + 1 < offsets.length && offsets[glyph + 1] > offsets[glyph];
            if (outlined || glyph > 0 && Character.isSpaceChar(point)) {
                drawn.set(point);
            }
        }
        return drawn;
    }

    boolean draws(int point) {
        return drawn.get(point);
    }

    /** 打开的字体. To be kept open until the document is written: only then the used glyphs are copied. */
    record Opened(TrueTypeFont font, @Nullable TrueTypeCollection collection) implements Closeable {
        @Override
        public void close() throws IOException {
            font.close();
            if (collection != null) {
                collection.close();
            }
        }

        PDFont in(PDDocument document) throws IOException {
            return PDType0Font.load(document, font, true);
        }
    }

    Opened open() throws IOException {
        return open(file);
    }

    private static Opened open(File file) throws IOException {
        if (!file.getName().endsWith(".ttc")) {
            return new Opened(new TTFParser().parse(new RandomAccessReadBufferedFile(file)), null);
        }
        TrueTypeCollection collection = new TrueTypeCollection(file);
        String[] first = {""};
        collection.processAllFonts(font -> first[0] = first[0].isEmpty() ? font.getName() : first[0]);
        return new Opened(collection.getFontByName(first[0]), collection);
    }
}
