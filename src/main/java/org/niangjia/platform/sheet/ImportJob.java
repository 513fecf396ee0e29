package org.niangjia.platform.sheet;

import java.time.Instant;
import java.util.UUID;

/**
 * 导入任务. One file that somebody wants to import, and how far it is.
 *
 * @param name name of the file
 * @param rows rows with something in them
 * @param bad rows with a mistake
 * @param mistakes how many mistakes
 * @param done rows handled so far in this state
 * @param keptUntil when the file and what was found in it are removed
 * @param forgotten whether they are
 */
record ImportJob(
        int district,
        UUID id,
        String kind,
        String byName,
        String name,
        ImportMode mode,
        ImportState state,
        int rows,
        int bad,
        int mistakes,
        int warnings,
        int stored,
        int done,
        Instant at,
        Instant keptUntil,
        boolean forgotten) {

    int good() {
        return rows - bad;
    }
}
