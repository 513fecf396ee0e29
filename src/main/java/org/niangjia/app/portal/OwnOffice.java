package org.niangjia.app.portal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.organisation.Holder;
import org.niangjia.platform.organisation.Routed;
import org.niangjia.platform.organisation.Routing;
import org.springframework.stereotype.Component;

/** 我的娘家人. Who is there for somebody before anything has happened: the nearest office of their county. */
@Component
class OwnOffice {
    private final Routing routing;

    OwnOffice(Routing routing) {
        this.routing = routing;
    }

    Optional<Holder> of(@Nullable Integer home) {
        return home == null
                ? Optional.empty()
                : routing.nearestOffice(home, null, null, false, false).map(Routed::holder);
    }
}
