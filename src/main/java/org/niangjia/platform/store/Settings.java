package org.niangjia.platform.store;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 设置项. Single values of the whole house, such as when it was opened. */
@Component
public class Settings {
    private final JdbcClient jdbc;

    Settings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<String> find(String name) {
        return jdbc.sql("SELECT value FROM store_setting WHERE name = :name")
                .param("name", name)
                .query(String.class)
                .optional();
    }

    /** Writes a value that is written once. False when it was there already: of two who claim at once, one is first. */
    public boolean claim(String name, String value) {
        return jdbc.sql("INSERT INTO store_setting (name, value) VALUES (:name, :value) ON CONFLICT (name) DO NOTHING")
                        .param("name", name)
                        .param("value", value)
                        .update()
                == 1;
    }
}
