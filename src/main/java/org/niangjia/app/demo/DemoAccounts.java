package org.niangjia.app.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.app.demo.DemoTables.PersonRow;
import org.niangjia.platform.access.Account;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.access.SignIn;
import org.niangjia.platform.access.Standing;
import org.springframework.stereotype.Component;

/** 演示账号表. Those of the invented people who play a part, most useful first, with the posts they hold now. */
@Component
class DemoAccounts {
    private final Accounts accounts;
    private final Standing standing;
    private final SignIn signIn;

    DemoAccounts(Accounts accounts, Standing standing, SignIn signIn) {
        this.accounts = accounts;
        this.standing = standing;
        this.signIn = signIn;
    }

    List<DemoAccount> list() {
        List<DemoAccount> found = new ArrayList<>();
        for (PersonRow row : DemoTables.people()) {
            if (!row.role().isEmpty()) {
                find(row).ifPresent(found::add);
            }
        }
        return found;
    }

    Optional<DemoAccount> find(String phone) {
        return DemoTables.people().stream()
                .filter(row -> !row.role().isEmpty() && row.phone().equals(phone))
                .findFirst()
                .flatMap(this::find);
    }

    private Optional<DemoAccount> find(PersonRow row) {
        return accounts.reachedBy(row.phone()).stream()
                .filter(account -> account.name().equals(row.name()))
                .findFirst()
                .map(account -> shown(row, account));
    }

    private DemoAccount shown(PersonRow row, Account account) {
        UUID id = account.id();
        @Nullable Hat hat = standing.hatsOf(id).stream().findFirst().orElse(null);
        Integer home = account.homeDistrict();
        return new DemoAccount(
                row.role(),
                account.name(),
                row.phone(),
                signIn.demoCode(row.phone()),
                hat != null ? hat.district() : home != null ? home : row.home(),
                hat == null ? null : hat.unionName(),
                hat == null ? null : hat.title(),
                row.employer().isEmpty() ? null : row.employer(),
                id,
                hat == null ? null : hat.post());
    }
}
