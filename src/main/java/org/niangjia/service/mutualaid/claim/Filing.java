package org.niangjia.service.mutualaid.claim;

/** 申领身份. As whom somebody files a claim: what they are asked for and what they are shown follows from it. */
enum Filing {
    /** 本人: their own member record is the claimant's. */
    SELF,
    /** 自称本人: an account of the claimant's name, which nothing more is known of. */
    NAMED,
    /** 代办人: somebody with an account of another name. */
    AGENT,
    /** 单位工会, for its own people; also whoever serves it and sits at a counter. */
    UNIT,
    /** 窗口, of a union that does not decide the claim. */
    COUNTER,
    /** 职工服务中心的窗口, which decides it. */
    CENTRE;

    /** Whether they are shown what it comes to: earlier claims of the person stand in that. */
    boolean computed() {
        return this == SELF || this == CENTRE;
    }

    /** Whether they agree for themself; for everybody else there is what the claimant signed on paper. */
    boolean own() {
        return this == SELF || this == NAMED;
    }

    /** Whether they may say that the unit may know: the claimant, or an officer to whom the claimant signed it. */
    boolean letsUnitKnow() {
        return this == SELF || counter();
    }

    /** Whether an officer at a counter keys in what lies there on paper. */
    boolean counter() {
        return this == COUNTER || this == CENTRE;
    }
}
