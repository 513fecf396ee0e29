package org.niangjia.platform.seal;

import org.niangjia.platform.store.DataFolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the keys of the data folder. */
@Configuration(proxyBeanMethods = false)
class SealConfiguration {

    @Bean
    Seals seals(DataFolder folder) {
        return new Seals(folder.keys());
    }
}
