package org.niangjia.platform.access;

import java.net.URI;
import java.util.List;

/**
 * 提供方登记. How a provider is reached, entered by an operator.
 *
 * @param key short name in addresses
 * @param issuer its address, as it names itself in what it signs
 * @param secret what the house shows there; sealed where it is kept
 * @param nameZh name on the button
 * @param nameEn the same in English
 * @param scope what is asked for, such as {@code openid profile phone}
 * @param phoneTrusted whether its verified phone counts like a code of our own
 * @param secondFactors values of amr or acr that mean a second factor; none: it never counts as one
 */
public record ProviderEntry(
        String key,
        String issuer,
        String clientId,
        String secret,
        String nameZh,
        String nameEn,
        String scope,
        boolean phoneTrusted,
        List<String> secondFactors) {

    public ProviderEntry {
        if (!key.matches("[a-z][a-z0-9-]{1,30}")) {
            throw new IllegalArgumentException("a key is 2 to 31 small letters, digits and hyphens: " + key);
        }
        if (!overTls(URI.create(issuer))) {
            throw new IllegalArgumentException("an issuer is reached over https: " + issuer);
        }
        if (clientId.isBlank() || secret.isBlank() || nameZh.isBlank() || nameEn.isBlank()) {
            throw new IllegalArgumentException("client, secret and both names are needed");
        }
        secondFactors = List.copyOf(secondFactors);
    }

    /** On this machine itself nobody listens between. */
    private static boolean overTls(URI issuer) {
        String host = issuer.getHost();
        return host != null
                && ("https".equals(issuer.getScheme()) || host.equals("127.0.0.1") || host.equals("localhost"));
    }
}
