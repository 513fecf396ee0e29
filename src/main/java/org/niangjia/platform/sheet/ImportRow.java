package org.niangjia.platform.sheet;

/**
 * 读出的行. What was read from a row, with its number as the sheet shows it.
 *
 * @param <T> what a row is read into
 */
public record ImportRow<T>(int number, T value) {}
