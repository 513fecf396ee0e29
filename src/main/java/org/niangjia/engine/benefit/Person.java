package org.niangjia.engine.benefit;

import java.time.LocalDate;

/**
 * 参保人. What a rule asks about somebody.
 *
 * @param insurance kind of medical insurance: {@code employee} 职工, {@code resident} 居民
 * @param retired whether retired on the first day of cover
 */
public record Person(LocalDate birth, Sex sex, String insurance, boolean retired) {

    /** 性别. */
    public enum Sex {
        MALE,
        FEMALE
    }

    int ageOn(LocalDate day) {
        return java.time.Period.between(birth, day).getYears();
    }
}
