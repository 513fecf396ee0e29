package org.niangjia.platform.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 外部数据库. A PostgreSQL that somebody else runs, named by the environment instead of the one in the data folder.
 *
 * @param url JDBC address of the program's role with user and password, or null for the built-in database
 * @param ownerUrl JDBC address of the role that owns the tables; null when it is the program's
 */
public record ExternalDatabase(
        @Nullable String url, @Nullable String ownerUrl) {

    /** The built-in one. */
    public static final ExternalDatabase NONE = new ExternalDatabase(null, null);

    public static ExternalDatabase of(Map<String, String> environment) {
        return new ExternalDatabase(
                filled(environment.get("NIANGJIA_DATABASE_URL")),
                filled(environment.get("NIANGJIA_DATABASE_OWNER_URL")));
    }

    boolean named() {
        return url != null;
    }

    Login app() {
        if (url == null) {
            throw new IllegalStateException("no database is named");
        }
        return new Login(url, null, null);
    }

    Login owner() {
        return ownerUrl == null ? app() : new Login(ownerUrl, null, null);
    }

    private static @Nullable String filled(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
