package org.niangjia.base;

/** 工会层级. Where a union stands in the tree, from the nation down to the unit. */
public enum UnionLevel {
    NATION,
    PROVINCE,
    CITY,
    COUNTY,
    TOWN,
    VILLAGE,
    UNIT;

    /** County level and above: kept in reference tables, readable from every partition. */
    public boolean upper() {
        return compareTo(COUNTY) <= 0;
    }
}
