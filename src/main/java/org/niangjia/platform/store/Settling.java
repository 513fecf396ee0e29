package org.niangjia.platform.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * 静置. What the database does by itself some time after every large change, done at once. */
public final class Settling {
    private static final Duration REST = Duration.ofSeconds(45);

    private Settling() {}

    /**
     * Cleans up after what a measurement has brought in: otherwise the database begins to in the middle, and a reader passes what was
     * deleted a moment ago.
     */
    public static void settle(Database database) {
        run(database, "VACUUM (ANALYZE)");
        try {
            // what is still in memory goes to the disk meanwhile
            Thread.sleep(REST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * 清点. Counts every table after a whole world was put in: until the database does so by itself, a minute later, it takes full tables
     * for empty ones and reads all payouts of a fund to find those of one person.
     */
    public static void count(Database database) {
        run(database, "ANALYZE");
    }

    private static void run(Database database, String command) {
        try (Connection owner = database.owner().connect();
                Statement statement = owner.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
