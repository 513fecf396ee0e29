package org.niangjia.platform.store;

/**
 * 核对发现. Something that is not as it must be.
 *
 * @param verification name of the verification that found it
 * @param subject the row, file or head concerned
 * @param message one plain sentence
 */
public record Finding(String verification, String subject, String message) {}
