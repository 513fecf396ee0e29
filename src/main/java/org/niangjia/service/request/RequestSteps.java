package org.niangjia.service.request;

/** 诉求环节. The steps of a request; codes are stored and never reused. */
enum RequestSteps {
    /** 签收 */
    SIGN,
    /** 交办: the county decides after a second return */
    ASSIGN,
    /** 办理 */
    HANDLE,
    /** 等诉求人补充 */
    ASK,
    /** 等外部单位回函 */
    BODY,
    /** 并案: follows a leading case */
    MERGED,
    /** 回访评价 */
    REVISIT,
    /** 答复意见 */
    OPINION
}
