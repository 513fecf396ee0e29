package org.niangjia.platform.organisation;

import java.util.Optional;
import java.util.UUID;
import org.niangjia.platform.access.Accounts;
import org.springframework.stereotype.Component;

/** 账号上的姓名. Names and telephones as the accounts have them. */
@Component
class AccountNames implements Names {
    private final Accounts accounts;

    AccountNames(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public String nameOf(UUID account) {
        return accounts.nameOf(account);
    }

    @Override
    public Optional<String> mobileOf(UUID account) {
        return accounts.phoneOf(account);
    }
}
