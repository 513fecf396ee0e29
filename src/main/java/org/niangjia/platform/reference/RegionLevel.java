package org.niangjia.platform.reference;

import java.util.Locale;

/** 行政级别. From the nation down to a town (镇、乡、街道). */
public enum RegionLevel {
    NATION,
    PROVINCE,
    CITY,
    COUNTY,
    TOWN;

    static RegionLevel ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether a region of this level may be the home partition of rows. */
    public boolean isDistrict() {
        return this != TOWN;
    }
}
