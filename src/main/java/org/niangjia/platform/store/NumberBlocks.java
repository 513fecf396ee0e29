package org.niangjia.platform.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * 编号段. Numbers of cases for people to read, per district, series and year, counted from 1. Taken in blocks on a
 * connection of its own, so that no case waits for another's number and none waits for the pool; what is left of a
 * block when the program ends is lost.
 */
@Component
public class NumberBlocks {
    static final int SIZE = 50;
    private static final int MOST = 1000;
    private static final long SOON = Duration.ofSeconds(5).toNanos();

    private final Login login;
    private final Map<Key, Block> blocks = new ConcurrentHashMap<>();

    private record Key(int district, String series, int year) {}

    /** Numbers still to be handed out: from {@code next} to before {@code end}. */
    private static final class Block {
        private long next;
        private long end;
        private int size = SIZE;
        private long taken = System.nanoTime() - SOON;

        /** A block that was used up at once is followed by a larger one, an ordinary day's by an ordinary one. */
        int follow() {
            long now = System.nanoTime();
            size = now - taken < SOON ? Math.min(MOST, size * 2) : SIZE;
            taken = now;
            return size;
        }
    }

    NumberBlocks(Database database) {
        this.login = database.app();
    }

    public long next(int district, String series, int year) {
        Key key = new Key(district, series, year);
        Block block = blocks.computeIfAbsent(key, fresh -> new Block());
        synchronized (block) {
            if (block.next == block.end) {
                int size = block.follow();
                block.end = take(key, size);
                block.next = block.end - size;
            }
            return block.next++;
        }
    }

    /** Takes a block in a transaction of its own and gives the first number behind it. */
    private long take(Key key, int size) {
        try (Connection connection = login.connect();
                PreparedStatement statement = connection.prepareStatement("""
                        INSERT INTO store_number_block AS b (district, series, year, next_free) VALUES (?, ?, ?, ?)
                        ON CONFLICT (district, series, year) DO UPDATE SET next_free = b.next_free + ?
                        RETURNING next_free
                        """)) {
            statement.setInt(1, key.district());
            statement.setString(2, key.series());
            statement.setInt(3, key.year());
            statement.setLong(4, 1L + size);
            statement.setLong(5, size);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("no numbers for " + key, e);
        }
    }
}
