package org.niangjia.platform.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * 字库. The fonts of this machine, in the order in which a character is looked for: those of the office itself, the usual
 * Chinese ones, then those for rare characters of names. A font is opened at the first character that those before lack.
 */
@Component
class PrintFonts {
    private static final Path DEBIAN = Path.of("/usr/share/fonts/truetype");
    private static final Path RARE = DEBIAN.resolve("hanazono/HanaMinB.ttf");
    private static final List<Path> KNOWN = List.of(
            DEBIAN.resolve("wqy/wqy-zenhei.ttc"),
            DEBIAN.resolve("droid/DroidSansFallbackFull.ttf"),
            DEBIAN.resolve("wqy/wqy-microhei.ttc"),
            DEBIAN.resolve("hanazono/HanaMinA.ttf"),
            RARE);

    private final List<Path> paths;
    private final Map<Path, Optional<PrintFont>> read = new HashMap<>();

    /** The property is set by the environment variable NIANGJIA_FONTS, a folder of the office's own fonts. */
    @Autowired
    PrintFonts(@Value("${niangjia.fonts:}") String folder) {
        this(Stream.concat(own(folder), KNOWN.stream()).toList());
    }

    PrintFonts(List<Path> paths) {
        this.paths = paths;
    }

    private static Stream<Path> own(String folder) {
        if (folder.isBlank() || !Files.isDirectory(Path.of(folder))) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files
                    .filter(file -> file.getFileName().toString().matches("(?i).*\\.tt[fc]"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * 选字. Which fonts a text takes, in their order.
     *
     * @param fonts those that draw something of it
     * @param missing code points that none of them draws
     */
    record Choice(List<PrintFont> fonts, List<Integer> missing) {}

    Choice choose(String text) {
        List<PrintFont> used = new ArrayList<>();
        int[] points = text.codePoints().filter(p -> p >= ' ').distinct().toArray();
        List<Integer> left = new ArrayList<>();
        for (int point : points) {
            left.add(point);
        }
        for (int i = 0; i < paths.size() && !left.isEmpty(); i++) {
            PrintFont font = font(paths.get(i));
            if (font != null && left.removeIf(font::draws)) {
                used.add(font);
            }
        }
        return new Choice(used, left);
    }

    /** Whether the font for rare characters is there already, so that installing it would not help. */
    boolean hasRare() {
        return paths.contains(RARE) && Files.isReadable(RARE);
    }

    private synchronized @Nullable PrintFont font(Path path) {
        return read.computeIfAbsent(path, PrintFont::read).orElse(null);
    }
}
