package org.niangjia.platform.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;

/**
 * 表格文件检查. Looks at the packed file before anything parses it: what it is, how far it inflates, and which cells are
 * merged, since the reader of cells does not tell.
 */
final class SheetArchive {
    private static final int HEAD = 8;
    private static final int LONGEST_RELATIONS = 1 << 20;
    private static final int LONGEST_ELEMENT = 128;
    private static final long HARMLESS = 1 << 20;
    /** Name of the stream in which a locked workbook lies, as that container writes names. */
    private static final String ENCRYPTED = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

    private static final Pattern MERGED =
            Pattern.compile("mergeCell\\s[^>]*?ref=\"([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})\"");
    private static final Pattern RELATION = Pattern.compile("<[^<>]*Relationship\\s[^<>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(Id|Target)=\"([^\"]*)\"");

    /** A merged range by its first cell and its last row. */
    record Merged(int row, int column, int lastRow) {}

    private final Map<String, List<Merged>> mergedByEntry = new HashMap<>();
    private final Map<String, String> entryByRelation = new HashMap<>();
    private final SheetLimits limits;
    private long inflated;

    private SheetArchive(SheetLimits limits) {
        this.limits = limits;
    }

    /** Merged cells of the sheet with that relation id. */
    List<Merged> merged(@Nullable String relation) {
        String entry = relation == null ? null : entryByRelation.get(relation);
        return entry == null ? List.of() : mergedByEntry.getOrDefault(entry, List.of());
    }

    /** Looks a workbook through. Throws {@link RefusedException} when it cannot be read at all. */
    static SheetArchive look(byte[] file, SheetLimits limits) throws IOException {
        SheetArchive archive = new SheetArchive(limits);
        archive.unpack(file);
        return archive;
    }

    static boolean isWorkbook(byte[] file) {
        return file.length >= 4 && ReadableWorkbook.isOOXMLZipHeader(file);
    }

    /** Why a file in the container of old Excel files is not read, or nothing when it is none. */
    static Optional<Refusal> old(byte[] file) {
        if (file.length < HEAD || !ReadableWorkbook.isOLE2Header(file)) {
            return Optional.empty();
        }
        boolean locked = new String(file, StandardCharsets.ISO_8859_1).contains(ENCRYPTED);
        return Optional.of(Refusal.of(locked ? "sheet.ENCRYPTED" : "sheet.OLD_EXCEL"));
    }

    private void unpack(byte[] file) throws IOException {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    if (!scan(entry.getName(), in, file.length)) {
                        throw new RefusedException(
                                Refusal.of("sheet.INFLATES_TOO_FAR", megabytes(limits.inflatedBytes())));
                    }
                }
            }
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw new RefusedException(Refusal.of("sheet.NOT_EXCEL"));
            }
            if (zip.getEntry("xl/vbaProject.bin") != null) {
                throw new RefusedException(Refusal.of("sheet.MACROS"));
            }
        }
    }

    /** Reads one entry through. False when the limits are passed. */
    private boolean scan(String name, InputStream in, long size) throws IOException {
        boolean sheet = name.startsWith("xl/worksheets/") && name.endsWith(".xml");
        boolean relations = name.equals("xl/_rels/workbook.xml.rels");
        List<Merged> merged = new ArrayList<>();
        String carried = "";
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            inflated += read;
            if (inflated > limits.inflatedBytes() || inflated > HARMLESS && inflated / limits.ratio() > size) {
                return false;
            }
            if (sheet) {
                carried = collect(carried + latin(buffer, read), merged);
            } else if (relations && carried.length() < LONGEST_RELATIONS) {
                carried += latin(buffer, read);
            }
        }
        if (sheet) {
            mergedByEntry.put(name, merged);
        } else if (relations) {
            readRelations(carried);
        }
        return true;
    }

    private static String latin(byte[] buffer, int length) {
        return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** Collects the merged cells named in the text and gives back its end, in which one may have been cut in two. */
    private static String collect(String text, List<Merged> merged) {
        int done = 0;
        if (text.contains("mergeCell")) {
            Matcher matcher = MERGED.matcher(text);
            while (matcher.find()) {
                merged.add(new Merged(
                        Integer.parseInt(matcher.group(2)),
                        columnOf(matcher.group(1)),
                        Integer.parseInt(matcher.group(3))));
                done = matcher.end();
            }
        }
        return text.substring(Math.max(done, text.length() - LONGEST_ELEMENT));
    }

    private static int columnOf(String letters) {
        int column = 0;
        for (char letter : letters.toCharArray()) {
            column = column * 26 + (letter - 'A' + 1);
        }
        return column - 1;
    }

    private void readRelations(CharSequence xml) {
        Matcher relation = RELATION.matcher(xml);
        while (relation.find()) {
            Map<String, String> attributes = new HashMap<>();
            Matcher attribute = ATTRIBUTE.matcher(relation.group());
            while (attribute.find()) {
                attributes.put(attribute.group(1), attribute.group(2));
            }
            String id = attributes.get("Id");
            String target = attributes.get("Target");
            if (id != null && target != null) {
                entryByRelation.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        }
    }

    static String megabytes(long bytes) {
        return Long.toString(bytes >> 20);
    }

    /** For messages: column letter of an index from 0. */
    static String letters(int column) {
        char[] letters = new char[4];
        int at = letters.length;
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters[--at] = (char) ('A' + rest % 26);
        }
        return new String(Arrays.copyOfRange(letters, at, letters.length));
    }
}
