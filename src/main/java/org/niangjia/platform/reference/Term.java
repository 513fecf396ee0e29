package org.niangjia.platform.reference;

import java.util.UUID;
import org.niangjia.base.Period;

/**
 * 条款. One dated value that law, county or practice sets: a time limit, a number, a text.
 *
 * @param region the region that set it; it holds for every place below that sets no other
 * @param value as entered, such as {@code 15 WORK_DAY}
 * @param source the document or decision that says so
 * @param demo a default that no authority has confirmed
 */
public record Term(UUID id, String key, int region, String value, Period validity, String source, boolean demo) {}
