package org.niangjia.platform.sheet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * 导入入口. For parts of the program that bring a file the way people do: through the line of imports, under an officer's
 * name, seen on their page of imports. What is in already is not brought again; what was interrupted goes on.
 */
@Component
public class ImportEntrance {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MOST_TRIES = 5;
    private static final int MOST_JOBS = 100;

    private final List<ImportKind<?>> kinds;
    private final ImportDesk desk;

    ImportEntrance(List<ImportKind<?>> kinds, ImportDesk desk) {
        this.kinds = kinds;
        this.desk = desk;
    }

    /**
     * Brings a file to its end and stores its good rows; gives how many are in. Called again after a stop, it takes up
     * what is there under the same name.
     *
     * @param file made only when it is needed
     */
    public int bring(String code, ImportContext context, String name, Supplier<byte[]> file)
            throws InterruptedException {
        ImportKind<?> kind = kinds.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no import " + code));
        for (int tries = 0; tries < MOST_TRIES; ) {
            ImportJob job = named(kind, context, name).orElse(null);
            if (job == null) {
                desk.hand(kind, context, name, file.get(), ImportMode.GOOD, PATIENCE);
                tries++;
            } else if (job.state().running()) {
                Thread.sleep(LOOK);
            } else if (job.state() == ImportState.INTERRUPTED || job.state() == ImportState.FAILED) {
                desk.goOn(kind, context, job.id(), ImportMode.GOOD, PATIENCE);
                tries++;
            } else {
                return job.stored();
            }
        }
        throw new IllegalStateException("import " + name + " does not come to an end");
    }

    private Optional<ImportJob> named(ImportKind<?> kind, ImportContext context, String name) {
        return desk.mine(kind, context, null, MOST_JOBS).stream()
                .filter(job -> job.name().equals(name))
                .findFirst();
    }
}
