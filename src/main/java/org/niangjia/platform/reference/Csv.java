package org.niangjia.platform.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.Resource;

/** A bundled file: a line of headings, then rows of cells that hold no commas. */
record Csv(String fingerprint, List<String> headings, List<String[]> rows) {

    static Csv read(Resource resource) {
        try {
            byte[] bytes = resource.getContentAsByteArray();
            List<String[]> lines = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(",", -1))
                    .toList();
            return new Csv(fingerprint(bytes), List.of(lines.getFirst()), lines.subList(1, lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fingerprint(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Cells under a heading, for {@code unnest}. */
    String[] column(String heading) {
        int at = headings.indexOf(heading);
        return rows.stream().map(row -> row[at]).toArray(String[]::new);
    }

    /** The rows whose cell under the heading comes for the first time. */
    Csv firstBy(String heading) {
        int at = headings.indexOf(heading);
        Set<String> seen = new HashSet<>();
        return new Csv(
                fingerprint,
                headings,
                rows.stream().filter(row -> seen.add(row[at])).toList());
    }
}
