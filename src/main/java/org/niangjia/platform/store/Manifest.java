package org.niangjia.platform.store;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * 备份说明. What a backup holds; the last entry of its file.
 *
 * @param format version of the file's own form
 * @param schema version of the tables
 * @param demo whether it is a demo world
 * @param createdAt when, ISO 8601
 * @param tables every table, in the order in which rows can be put back
 * @param files number of attachments
 * @param keys names of the keys without which sealed columns cannot be read
 * @param withKeys whether they are inside, wrapped
 * @param heads heads of the chains of the record
 */
record Manifest(
        int format,
        String schema,
        boolean demo,
        String createdAt,
        List<Copied> tables,
        int files,
        List<String> keys,
        boolean withKeys,
        Map<String, String> heads) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";
    static final String KEYS = "keys.sealed";

    /**
     * A table's rows. The names become part of statements: from a file that somebody has changed, nothing but a name is taken.
     *
     * @param sha256 hash of its COPY text
     */
    record Copied(String table, List<String> columns, long rows, String sha256) {
        private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}|\"[a-z][a-z0-9_]{0,62}\"");

        Copied {
            if (!NAME.matcher(table).matches()
                    || !columns.stream().allMatch(column -> NAME.matcher(column).matches())) {
                throw new IllegalArgumentException("not the name of a table or column: " + table + " " + columns);
            }
        }

        String entry() {
            return "tables/" + table + ".copy";
        }

        String list() {
            return table + " (" + String.join(", ", columns) + ")";
        }
    }
}
