package org.niangjia.platform.access;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.platform.outbox.Addresses;
import org.springframework.stereotype.Component;

/** 收件地址. Where the outbox reaches an account, and in which language. */
@Component
final class AccountAddresses implements Addresses {
    private final Accounts accounts;

    AccountAddresses(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<String> email(UUID account) {
        return accounts.emailOf(account);
    }

    @Override
    public Optional<String> phone(UUID account) {
        return accounts.phoneOf(account);
    }

    @Override
    public Locale language(UUID account) {
        return accounts.find(account).map(a -> Locale.of(a.locale())).orElse(Locale.CHINESE);
    }
}
