package org.niangjia.platform.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Word 和 Excel 文件. A zip folder that must hold a document and nothing that runs: no macros, no programs, no files
 * wrapped inside, no template fetched from elsewhere. Unpacked once to count, since a folder may lie about its size.
 */
final class Office {
    private static final int MOST_ENTRIES = 5000;
    private static final long MOST_UNPACKED = 200L * 1024 * 1024;
    private static final long FREE_UNPACKED = 20L * 1024 * 1024;
    private static final int MOST_RATIO = 100;
    private static final int TYPES_LENGTH = 1024 * 1024;
    private static final Pattern RUNS = Pattern.compile(
            ".*(vbaproject.*|/activex/.*|\\.(bin|exe|dll|com|scr|js|jse|vbs|vbe|wsf|hta|bat|cmd|ps1|jar|lnk|sh|msi))");
    /** Printer settings are plain data that Excel writes into nearly every sheet. */
    private static final Pattern HARMLESS = Pattern.compile("(xl|word)/printersettings/printersettings\\d*\\.bin");

    private Office() {}

    static Content clean(byte[] bytes) throws NotTakenException {
        requireNothingAfter(bytes);
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            return new Content(look(zip, bytes.length), bytes, null);
        } catch (IOException | IllegalArgumentException e) {
            throw new NotTakenException(NotTaken.DAMAGED);
        }
    }

    private static Media look(ZipFile zip, int packed) throws NotTakenException, IOException {
        List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
        if (entries.size() > MOST_ENTRIES) {
            throw new NotTakenException(NotTaken.ARCHIVE_BOMB);
        }
        Media media = media(zip);
        long unpacked = 0;
        for (ZipArchiveEntry entry : entries) {
            requireHarmless(entry);
            unpacked = count(zip, entry, unpacked, packed);
        }
        requireInert(zip, "[Content_Types].xml", "macroEnabled");
        requireInert(zip, "word/_rels/settings.xml.rels", "attachedTemplate");
        return media;
    }

    private static Media media(ZipFile zip) throws NotTakenException {
        if (zip.getEntry("[Content_Types].xml") != null) {
            if (zip.getEntry("word/document.xml") != null) {
                return Media.DOCX;
            }
            if (zip.getEntry("xl/workbook.xml") != null) {
                return Media.XLSX;
            }
        }
        throw new NotTakenException(NotTaken.TYPE_NOT_TAKEN);
    }

    private static void requireHarmless(ZipArchiveEntry entry) throws NotTakenException {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new NotTakenException(NotTaken.LOCKED);
        }
        boolean outside = name.startsWith("/") || name.contains("\\") || name.contains("../") || entry.isUnixSymlink();
        if (outside || (RUNS.matcher(name).matches() && !HARMLESS.matcher(name).matches())) {
            throw new NotTakenException(NotTaken.ACTIVE_CONTENT);
        }
    }

    private static long count(ZipFile zip, ZipArchiveEntry entry, long before, int packed)
            throws NotTakenException, IOException {
        long unpacked = before;
        byte[] buffer = new byte[8192];
        try (InputStream content = zip.getInputStream(entry)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                unpacked += read;
                if (unpacked > MOST_UNPACKED || (unpacked > FREE_UNPACKED && unpacked / packed > MOST_RATIO)) {
                    throw new NotTakenException(NotTaken.ARCHIVE_BOMB);
                }
            }
        }
        return unpacked;
    }

    private static void requireInert(ZipFile zip, String name, String word) throws NotTakenException, IOException {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry != null) {
            try (InputStream content = zip.getInputStream(entry)) {
                String text = new String(content.readNBytes(TYPES_LENGTH), StandardCharsets.UTF_8);
                if (text.contains(word)) {
                    throw new NotTakenException(NotTaken.ACTIVE_CONTENT);
                }
            }
        }
    }

    /** The end record is the end: a second file glued on behind would be opened by other programs. */
    private static void requireNothingAfter(byte[] bytes) throws NotTakenException {
        int end = bytes.length - 22;
        if (!Scan.startsWith(bytes, end, "PK\u0005\u0006") || bytes[end + 20] != 0 || bytes[end + 21] != 0) {
            throw new NotTakenException(NotTaken.DAMAGED);
        }
    }
}
