package org.niangjia.service.request;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Extensions;
import org.niangjia.engine.casework.Letters;

/**
 * 特别事项. What the officer's case page shows beside the ordinary course.
 *
 * @param asked extension that waits for the head's word, or null
 * @param lead case that this one follows, or null
 * @param followers cases that follow this one
 * @param letters letters to bodies outside
 * @param order order from above, or null
 * @param answer the last answer, to copy back into the order; empty before it
 * @param signers how many signed beside the applicant
 * @param joint whether so many signed that it counts as a matter of many
 * @param reopenable whether it has ended and may be taken up again
 */
record OfficeMore(
        Extensions.@Nullable Asked asked,
        @Nullable Case lead,
        List<Case> followers,
        List<Letters.Letter> letters,
        Orders.@Nullable Order order,
        String answer,
        int signers,
        boolean joint,
        boolean reopenable) {}
