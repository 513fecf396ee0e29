package org.niangjia.platform.store;

import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 数据世界. Whether this database is a demo or real, fixed when it was made. */
@Component
public class World {
    private final UUID id;
    private final boolean demo;
    private final Instant createdAt;

    World(JdbcClient jdbc) {
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

    /** By the machine's clock, also where the demo's clock was moved. */
    public Instant createdAt() {
        return createdAt;
    }
}
