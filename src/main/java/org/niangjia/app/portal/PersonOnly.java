package org.niangjia.app.portal;

import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Caller.Strength;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Handler;
import org.niangjia.platform.store.World;
import org.springframework.stereotype.Component;

/** 仅限本人. A token works for one post; it neither changes the post nor the account. A demo world has no such secrets. */
@Component
class PersonOnly {
    private final World world;

    PersonOnly(World world) {
        this.world = world;
    }

    /** The handler for people; for a program in a real world there is no such page. */
    Handler of(Handler handler) {
        return call -> {
            require(call);
            return handler.handle(call);
        };
    }

    private void require(Call call) {
        Caller caller = call.caller();
        if (caller.strength() == Strength.TOKEN && !world.demo()) {
            throw new NotVisibleException("a page for people");
        }
    }
}
