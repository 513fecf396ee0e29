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

    private static final String FORM = "jdbc:postgresql:";

    /** The built-in one. */
    public static final ExternalDatabase NONE = new ExternalDatabase(null, null);

    public static ExternalDatabase of(Map<String, String> environment) {
        return new ExternalDatabase(
                address(environment, "NIANGJIA_DATABASE_URL"), address(environment, "NIANGJIA_DATABASE_OWNER_URL"));
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

    /** The address itself is not repeated: it holds a password. */
    private static @Nullable String address(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        if (!value.strip().startsWith(FORM)) {
            throw new CannotStartException(name + " 应以 " + FORM + " 开头", name + " should begin with " + FORM);
        }
        return value.strip();
    }
}
