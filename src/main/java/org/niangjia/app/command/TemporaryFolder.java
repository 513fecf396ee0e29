package org.niangjia.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.niangjia.platform.store.CannotStartException;

/** A folder for a house that lives no longer than its command. */
final class TemporaryFolder {
    private TemporaryFolder() {}

    static Path make() {
        try {
            return Files.createTempDirectory("niangjia");
        } catch (IOException e) {
            throw new CannotStartException("无法建立临时目录", "a temporary folder cannot be made", e);
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> fromBelow = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : fromBelow) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            System.err.println(folder + ": " + e.getMessage());
        }
    }
}
