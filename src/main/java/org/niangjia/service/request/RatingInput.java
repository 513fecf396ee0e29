package org.niangjia.service.request;

import org.jspecify.annotations.Nullable;

/**
 * 回访评价. What the worker says of an answer.
 *
 * @param solved whether it helped; nothing is chosen beforehand
 * @param satisfaction GOOD, FAIR or BAD, or nothing
 * @param words anything else
 */
record RatingInput(
        @Nullable Boolean solved,
        @Nullable String satisfaction,
        @Nullable String words) {}
