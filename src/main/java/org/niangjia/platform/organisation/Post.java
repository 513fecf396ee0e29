package org.niangjia.platform.organisation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 岗位. A post in a union, whoever holds it. Its role and number of seats never change: close it and open another. */
public record Post(
        int district,
        UUID id,
        UUID union,
        PostFacts facts,
        @Nullable Closed closed,
        int version) {

    public boolean open() {
        return closed == null;
    }
}
