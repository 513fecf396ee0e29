package org.niangjia.platform.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * 静置. Cleans up after what a measurement has brought in, as the database does by itself after every large change: otherwise it
 * begins to in the middle, and a reader passes what was deleted a moment ago.
 */
public final class Settling {
    private static final Duration REST = Duration.ofSeconds(45);

    private Settling() {}

    public static void settle(Database database) {
        try (Connection owner = database.owner().connect();
                Statement statement = owner.createStatement()) {
            statement.execute("VACUUM (ANALYZE)");
            // what is still in memory goes to the disk meanwhile
            Thread.sleep(REST);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
