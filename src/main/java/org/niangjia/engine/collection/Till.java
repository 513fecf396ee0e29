package org.niangjia.engine.collection;

/**
 * 收款户. One bank account of a service in a district, with its statements, notices and receipts.
 *
 * @param code stable code, such as {@code mutualaid-putuo}
 * @param name Chinese name for lists and papers
 * @param english its name in English
 */
public record Till(int district, String code, String name, String english) {}
