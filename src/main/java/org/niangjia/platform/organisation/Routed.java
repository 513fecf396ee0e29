package org.niangjia.platform.organisation;

/** 转交结果. The office that a matter goes to, and why it and no other. */
public record Routed(Office office, Holder holder, Reason reason) {

    /** 转交依据. */
    public enum Reason {
        /** 本单位工会: the category cannot concern the employer, or the worker wished it to know */
        OWN_UNIT,
        /** 单位所属的镇街(系统)工会 */
        PARENT_TOWN,
        /** 单位所在镇街总工会 */
        EMPLOYER_TOWN,
        /** 事发地镇街总工会 */
        PLACE_TOWN,
        /** 县级职工服务中心 */
        SERVICE_CENTRE,
        /** 县总工会 */
        COUNTY,
        /** 上一级: nobody is present in the county */
        ABOVE
    }
}
