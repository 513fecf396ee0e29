package org.niangjia.platform.store;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the pool to the program's role. The {@link Database} itself is opened, migrated and handed in by the commands. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    @Bean
    JdbcConnectionDetails connectionDetails(Database database) {
        return new AppRole(database.app());
    }

    @Bean
    DataFolder dataFolder(Database database) {
        return database.folder();
    }

    private record AppRole(Login login) implements JdbcConnectionDetails {
        @Override
        public @Nullable String getUsername() {
            return login.user();
        }

        @Override
        public @Nullable String getPassword() {
            return login.password();
        }

        @Override
        public String getJdbcUrl() {
            return login.url();
        }
    }
}
