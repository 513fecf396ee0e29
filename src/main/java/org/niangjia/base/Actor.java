package org.niangjia.base;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 办理人. Who acts: a person for themself, an officer in a post, the house itself, or an anonymous case.
 *
 * @param kind what the actor is
 * @param account account of a person or officer; null for the house and for an anonymous case
 * @param name name as shown in the record; never the name of an anonymous applicant
 * @param post post held while acting, or null
 * @param postTitle title of that post with its union, such as 沈家门街道总工会·副主席; empty without a post
 */
public record Actor(
        Kind kind,
        @Nullable UUID account,
        String name,
        @Nullable UUID post,
        String postTitle) {

    public enum Kind {
        PERSON,
        OFFICER,
        HOUSE,
        ANONYMOUS
    }

    /** 系统. The house acting by itself: clocks, pollers, the sealer. */
    public static final Actor HOUSE = new Actor(Kind.HOUSE, null, "系统", null, "");

    public static Actor person(UUID account, String name) {
        return new Actor(Kind.PERSON, account, name, null, "");
    }

    public static Actor officer(UUID account, String name, UUID post, String postTitle) {
        return new Actor(Kind.OFFICER, account, name, post, postTitle);
    }

    /** 匿名诉求人. The actor of an anonymous case is the case itself. */
    public static Actor anonymous(String caseNo) {
        return new Actor(Kind.ANONYMOUS, null, caseNo, null, "");
    }
}
