package org.niangjia.platform.organisation;

import org.niangjia.base.Text;
import org.niangjia.platform.access.PostRole;

/**
 * 岗位设置. What an officer writes down about a post.
 *
 * @param title title as the county calls it, such as 副主席
 * @param role what the post signs for
 * @param singleSeat whether only one person holds it at a time
 * @param duties one line for workers: what this person looks after
 * @param position order among the posts of the union
 */
public record PostFacts(String title, PostRole role, boolean singleSeat, String duties, int position) {

    public PostFacts {
        title = Text.line(title);
        duties = Text.line(duties);
    }

    public static PostFacts of(String title, PostRole role) {
        return new PostFacts(title, role, role != PostRole.CLERK, "", role.ordinal());
    }
}
