package org.niangjia.platform.organisation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.PostRole;

/**
 * 承办人. The person who is shown at once: name, post and telephone.
 *
 * @param phone the office line, or the next one above when the office has none
 * @param mobile mobile number, only when the holder agreed that it is shown
 */
public record Holder(
        Office office,
        UUID post,
        String title,
        PostRole role,
        UUID account,
        String name,
        String phone,
        @Nullable String mobile) {

    /** Union and title, as in 沈家门街道总工会·副主席. */
    public String postTitle() {
        return office.name() + "·" + title;
    }
}
