package org.niangjia.platform.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** 数据表清单. Every table with its kind and owner, from one file. */
final class TableKinds {

    enum Kind {
        /** Rows of one home partition. */
        DISTRICT,
        /** Small, the same everywhere. */
        REFERENCE,
        /** Keyed by a hash, one for the whole house. */
        DIRECTORY,
        /** The program's own. */
        INFRASTRUCTURE
    }

    record Table(String name, Kind kind, String owner) {

        /** What runs now and nothing else, such as leases and sessions, stays out of a backup. */
        boolean keptInBackup() {
            return kind != Kind.INFRASTRUCTURE || name.equals("store_world") || name.equals("store_setting");
        }
    }

    private TableKinds() {}

    static List<Table> all() {
        try (InputStream file = Objects.requireNonNull(TableKinds.class.getResourceAsStream("/db/table-kinds.csv"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(TableKinds::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table parse(String line) {
        List<String> cells = List.of(line.split(",", -1));
        return new Table(cells.get(0), Kind.valueOf(cells.get(1).toUpperCase(Locale.ROOT)), cells.get(2));
    }
}
