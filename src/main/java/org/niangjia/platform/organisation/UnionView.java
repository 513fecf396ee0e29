package org.niangjia.platform.organisation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.frame.Versioned;

/** 工会信息. A union as told to a program. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UnionView(
        int district,
        UUID id,
        String path,
        UnionLevel level,
        UnionKind kind,
        String name,
        String shortName,
        long place,
        @Nullable String creditCode,
        String officeLine,
        String windowAddress,
        boolean fullTime,
        boolean open,
        int version)
        implements Versioned {

    static UnionView of(Union union) {
        UnionFacts facts = union.facts();
        return new UnionView(
                union.district(),
                union.id(),
                union.path(),
                union.level(),
                facts.kind(),
                facts.name(),
                facts.shortName(),
                facts.place(),
                facts.creditCode(),
                facts.officeLine(),
                facts.windowAddress(),
                facts.fullTime(),
                union.open(),
                union.version());
    }
}
