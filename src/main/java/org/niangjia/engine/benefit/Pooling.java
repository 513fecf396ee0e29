package org.niangjia.engine.benefit;

import java.util.LinkedHashMap;
import java.util.Map;

/** 统筹层级. At which level the money of a scheme is pooled. Where that is above the county, each county keeps a sub-account of the pool. */
public enum Pooling {
    COUNTY,
    CITY,
    PROVINCE;

    private static final int OF_CITY = 100;
    private static final int OF_PROVINCE = 10_000;

    /** 统筹地. District of the office that keeps the pool in which this district takes part; its own when it keeps its money itself. */
    public int keeper(int district) {
        return switch (this) {
            case COUNTY -> district;
            case CITY -> district / OF_CITY * OF_CITY;
            case PROVINCE -> district / OF_PROVINCE * OF_PROVINCE;
        };
    }

    /** Whether a district is of the level that keeps such a pool. */
    public boolean isKeptBy(int district) {
        return switch (this) {
            case COUNTY -> true;
            case CITY -> district % OF_CITY == 0 && district % OF_PROVINCE != 0;
            case PROVINCE -> district % OF_PROVINCE == 0;
        };
    }

    /** As a scheme's file says it. */
    static Map<String, Pooling> words() {
        Map<String, Pooling> words = new LinkedHashMap<>();
        words.put("县级", COUNTY);
        words.put("市级", CITY);
        words.put("省级", PROVINCE);
        words.put("county", COUNTY);
        words.put("city", CITY);
        words.put("province", PROVINCE);
        return words;
    }
}
