package org.niangjia.platform.access;

import org.jspecify.annotations.Nullable;

/**
 * 外部身份. Who a provider says that somebody is.
 *
 * @param provider key of the provider
 * @param issuer who says it
 * @param subject the person there; means nothing elsewhere
 * @param name as known there, or empty
 * @param phone verified by a provider whose word on phones is trusted; else null
 * @param secondFactor whether the person showed a second factor there
 */
public record OutsideIdentity(
        String provider,
        String issuer,
        String subject,
        String name,
        @Nullable String phone,
        boolean secondFactor) {}
