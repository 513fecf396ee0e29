package org.niangjia.service.founding;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.membership.GroupTag;

/** 申请事项. What was written, masked where an office does not need more; the union once they were taken in. */
record JoiningFacts(
        @Nullable UUID account,
        String name,
        String idMasked,
        String phoneMasked,
        boolean unit,
        @Nullable UUID employer,
        String employerName,
        String trade,
        long town,
        Set<GroupTag> groups,
        String unionName) {}
