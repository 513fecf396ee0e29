package org.niangjia.engine.collection;

/**
 * 账上银行存款. What the books say of a till's bank account at the end of a day.
 *
 * @param bookFen what it holds
 * @param onItsWayFen what of it is ordered to be paid and the bank has not answered for
 * @param suspenseFen what nobody knows the purpose of yet; it is in the bank and in the books
 */
public record BankStanding(long bookFen, long onItsWayFen, long suspenseFen) {}
