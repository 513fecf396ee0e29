package org.niangjia.platform.outbox;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** 联系方式. Where an account may be reached and in which language; implemented by the keeper of accounts. */
public interface Addresses {

    Optional<String> email(UUID account);

    Optional<String> phone(UUID account);

    default Locale language(UUID account) {
        return Locale.SIMPLIFIED_CHINESE;
    }
}
