package org.niangjia.platform.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 账号. One per person, found by phone and one-time code; several persons may share a phone.
 *
 * @param id the account
 * @param name the person's name
 * @param homeDistrict the county where they are at home, or null
 * @param locale {@code zh} or {@code en}
 * @param largeText whether they read large text
 * @param hasPassword whether a password is set
 * @param hasTotp whether a second factor is set
 */
public record Account(
        UUID id,
        String name,
        @Nullable Integer homeDistrict,
        String locale,
        boolean largeText,
        boolean hasPassword,
        boolean hasTotp) {}
