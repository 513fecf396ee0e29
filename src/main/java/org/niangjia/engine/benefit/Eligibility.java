package org.niangjia.engine.benefit;

import java.util.OptionalInt;
import java.util.Set;

/**
 * 参加条件. Who may take part.
 *
 * @param insurances kinds of medical insurance; empty for all
 * @param minAge lowest age on the first day of cover
 * @param maxAgeMen highest age of men, included
 * @param maxAgeWomen highest age of women, included
 * @param retired whether retired people may take part
 */
public record Eligibility(
        Set<String> insurances, OptionalInt minAge, OptionalInt maxAgeMen, OptionalInt maxAgeWomen, boolean retired) {}
