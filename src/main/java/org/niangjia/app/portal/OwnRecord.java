package org.niangjia.app.portal;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.access.Standing;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 账号变动记录. What an officer did with their own account, signing in with two factors too; written where they hold their post. */
@Component
class OwnRecord {
    private final Trail trail;
    private final Standing standing;
    private final Partitions partitions;

    OwnRecord(Trail trail, Standing standing, Partitions partitions) {
        this.trail = trail;
        this.standing = standing;
        this.partitions = partitions;
    }

    @Transactional
    void write(Actor person, @Nullable Integer home, String act) {
        UUID account = Objects.requireNonNull(person.account());
        List<Hat> hats = standing.hatsOf(account);
        Integer district =
                hats.isEmpty() ? home : Integer.valueOf(hats.getFirst().district());
        if (district != null && partitions.all().contains(district)) {
            trail.record(person, district, act, "account", account, "");
        }
    }
}
