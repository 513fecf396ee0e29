package org.niangjia.service.founding;

/** 入会环节. The steps of an application; codes are stored and never reused. */
enum JoiningSteps {
    /** 核实: the unit's union, or the town where there is none */
    VERIFY,
    /** 上级工会办理 */
    TOWN
}
