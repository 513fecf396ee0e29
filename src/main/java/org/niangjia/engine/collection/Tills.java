package org.niangjia.engine.collection;

import java.util.List;
import org.niangjia.base.Actor;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.access.Standing;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** 收款户名录. The tills of all services, who may look at them, and who is a cashier. */
@Component
class Tills {
    private final ObjectProvider<FeeService> services;
    private final Standing standing;

    Tills(ObjectProvider<FeeService> services, Standing standing) {
        this.services = services;
        this.standing = standing;
    }

    /** Those of the district of a post at a county or above; whoever belongs to a unit or a town has none. */
    List<Till> of(Caller caller) {
        Hat hat = caller.hat();
        return hat == null || !hat.level().upper() ? List.of() : all(caller.scope(), hat.district());
    }

    List<Till> all(Scope scope, int district) {
        scope.require(district);
        return services.orderedStream()
                .flatMap(service -> service.tills(scope, district).stream())
                .toList();
    }

    Till get(Caller caller, String code) {
        return of(caller).stream()
                .filter(till -> till.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotVisibleException("till " + code));
    }

    Till get(Scope scope, int district, String code) {
        return all(scope, district).stream()
                .filter(till -> till.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotVisibleException("till " + code));
    }

    FeeService service(Scope scope, Till till) {
        return services.orderedStream()
                .filter(service -> service.tills(scope, till.district()).contains(till))
                .findFirst()
                .orElseThrow(() -> new NotVisibleException("till " + till.code()));
    }

    /** 出纳: the post worn now, or an acting one; ruling 23 keeps reviewers from the money. */
    boolean cashier(Scope scope) {
        Actor actor = scope.actor();
        if (actor.kind() == Actor.Kind.HOUSE) {
            return true;
        }
        return actor.account() != null
                && standing.hatsOf(actor.account()).stream()
                        .filter(hat -> hat.post().equals(actor.post()))
                        .anyMatch(hat ->
                                hat.role() == PostRole.CASHIER && hat.level().upper());
    }

    void requireCashier(Scope scope) {
        if (!cashier(scope)) {
            throw new RefusedException(CollectionRefusal.CASHIER_ONLY.with());
        }
    }
}
