package org.niangjia.engine.casework;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 待办. An open task of a case: the seat and the place of its office. */
record OpenTask(UUID id, String seat, String path, @Nullable UUID account) {

    boolean lies(String office) {
        return seat.equals(Seat.OFFICE) && path.equals(office);
    }
}
