package org.niangjia.engine.casework;

/** 阶段. Where a case stands, the same seven words for every type and for everyone. */
public enum Stage {
    /** 草稿 */
    DRAFT,
    /** 已提交, nobody has signed for it yet */
    SUBMITTED,
    /** 办理中 */
    IN_PROGRESS,
    /** 等待 the applicant, a party or a body outside */
    WAITING,
    /** 已答复, the applicant has the last word */
    DECIDED,
    /** 已办结, with a result code */
    CLOSED,
    /** 已撤回 */
    WITHDRAWN;

    public boolean open() {
        return this != CLOSED && this != WITHDRAWN;
    }
}
