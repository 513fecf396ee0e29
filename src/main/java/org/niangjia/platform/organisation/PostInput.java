package org.niangjia.platform.organisation;

import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.PostRole;

/** 岗位表单. What is typed about a post. */
record PostInput(
        @Nullable String title,
        @Nullable PostRole role,
        @Nullable Boolean singleSeat,
        @Nullable String duties,
        @Nullable Integer position) {

    /** A new post: without a word on the seats, clerks share a post and the others hold it alone. */
    PostFacts facts() {
        PostRole signs = role == null ? PostRole.CLERK : role;
        boolean single = singleSeat == null ? signs != PostRole.CLERK : singleSeat;
        return facts(signs, single, signs.ordinal());
    }

    /** A known post, whose role and seats stay unless others were typed. */
    PostFacts facts(PostFacts known) {
        return facts(
                role == null ? known.role() : role,
                singleSeat == null ? known.singleSeat() : singleSeat,
                known.position());
    }

    private PostFacts facts(PostRole signs, boolean single, int order) {
        return new PostFacts(
                UnionInput.text(title), signs, single, UnionInput.text(duties), position == null ? order : position);
    }
}
