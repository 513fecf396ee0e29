package org.niangjia.platform.store;

import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 数据世界. Whether this database is a demo or real, fixed when it was made. */
@Component
public class World {
    private static final String TOLD = "demo_told";

    private final UUID id;
    private final boolean demo;
    private final Instant createdAt;
    private final JdbcClient jdbc;
    private volatile boolean telling;

    World(JdbcClient jdbc) {
        this.jdbc = jdbc;
        record Row(UUID id, boolean demo, Instant createdAt) {}
        Row row = jdbc.sql("SELECT id, demo, created_at FROM store_world")
                .query((rs, n) -> new Row(
                        rs.getObject("id", UUID.class),
                        rs.getBoolean("demo"),
                        rs.getTimestamp("created_at").toInstant()))
                .single();
        this.id = row.id();
        this.demo = row.demo();
        this.createdAt = row.createdAt();
    }

    public UUID id() {
        return id;
    }

    public boolean demo() {
        return demo;
    }

    /**
     * Tells the past of a demo world, once in its life and in the caller's transaction: of two programs that start at
     * once the second waits and then tells nothing. False when it has been told or the world is real.
     */
    public boolean tell(Runnable story) {
        if (!demo || claimed() == 0) {
            return false;
        }
        telling = true;
        try {
            story.run();
        } finally {
            telling = false;
        }
        return true;
    }

    private int claimed() {
        return jdbc.sql("INSERT INTO store_setting (name, value) VALUES (:name, 'true') ON CONFLICT (name) DO NOTHING")
                .param("name", TOLD)
                .update();
    }

    /** Whether the past is being told just now: the only time at which something may happen in it. */
    boolean telling() {
        return telling;
    }

    /** By the machine's clock, also where the demo's clock was moved. */
    public Instant createdAt() {
        return createdAt;
    }
}
