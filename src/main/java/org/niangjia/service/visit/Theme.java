package org.niangjia.service.visit;

/** 三了解、三推动. The three themes of a visit, in their order; names are stored. */
enum Theme {
    /** 了解企业生产经营情况，推动企业解决发展中的突出问题 */
    PRODUCTION,
    /** 了解职工诉求和期望，推动职工热点问题有效化解 */
    WORKERS,
    /** 了解基层工会工作动态，推动基层工会规范化建设 */
    UNION
}
