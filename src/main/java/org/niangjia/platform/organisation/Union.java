package org.niangjia.platform.organisation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.UnionLevel;

/**
 * 工会. A node of the union tree, or an office of one.
 *
 * @param district home partition
 * @param path place in the tree, ending with a slash; a new name never changes it, a new parent does
 * @param closed null while it is open
 */
public record Union(
        int district,
        UUID id,
        String path,
        UnionLevel level,
        UnionFacts facts,
        @Nullable Closed closed,
        int version) {

    public String name() {
        return facts.name();
    }

    public UnionKind kind() {
        return facts.kind();
    }

    public boolean open() {
        return closed == null;
    }
}
