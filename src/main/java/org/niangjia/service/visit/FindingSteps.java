package org.niangjia.service.visit;

/** 走访问题的环节. Stored by name. */
enum FindingSteps {
    /** 定去向 */
    SORT,
    /** 等办件结果 */
    CASE,
    /** 等外单位回函 */
    BODY,
    /** 长期跟进 */
    LONG
}
