package org.niangjia.platform.access;

import java.time.Instant;
import java.util.UUID;

/**
 * 身份绑定. A person outside that is this account.
 *
 * @param provider key of the provider
 * @param strong bound by somebody signed in with two factors; only then does the provider's second factor count
 */
public record IdentityLink(UUID account, String provider, boolean strong, Instant since) {}
