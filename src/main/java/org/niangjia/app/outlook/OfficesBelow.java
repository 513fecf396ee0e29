package org.niangjia.app.outlook;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.Unions;
import org.springframework.stereotype.Component;

/** 可看的单位. OfficesBelow that a reader may look at, in the order of the tree and never of their figures; no enterprise. */
@Component
class OfficesBelow {
    private final Unions unions;

    OfficesBelow(Unions unions) {
        this.unions = unions;
    }

    List<Union> below(Call call, Viewpoint view) {
        if (!view.lists()) {
            return List.of();
        }
        Hat hat = call.caller().worn();
        Scope scope = call.scope();
        int district = view.asked().district();
        Optional<Union> top =
                hat.level().upper() ? unions.regional(scope, district) : unions.find(scope, district, hat.union());
        return top.stream()
                .flatMap(union -> Stream.concat(
                        Stream.of(union),
                        unions.below(scope, union).stream().filter(below -> below.level() != UnionLevel.UNIT)))
                .toList();
    }
}
