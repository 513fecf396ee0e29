package org.niangjia.app.portal;

import java.util.List;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.access.Standing;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 账号变动记录. What an officer changed of their own account, written where they hold their post. */
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
    void write(Caller caller, String act) {
        List<Hat> hats = standing.hatsOf(caller.account());
        Integer home = caller.homeDistrict();
        Integer district = hats.isEmpty() ? home : Integer.valueOf(hats.getFirst().district());
        if (district != null && partitions.all().contains(district)) {
            trail.record(caller.person(), district, act, "account", caller.account(), "");
        }
    }
}
