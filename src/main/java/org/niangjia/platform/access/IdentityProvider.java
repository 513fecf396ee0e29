package org.niangjia.platform.access;

import java.net.URI;
import java.util.Locale;

/**
 * 身份提供方. Somebody outside the house who says who a person is: the browser is sent there and comes back with a
 * code. Phone code and password with second factor stand beside it and never depend on it.
 */
public interface IdentityProvider {

    String key();

    String name(Locale language);

    /** Where the browser is to go. Throws access.PROVIDER_DOWN when the provider cannot be reached. */
    Departure depart(URI returnTo);

    /**
     * Who came back. Throws access.PROVIDER_DOWN when it cannot be asked, access.PROVIDER_REFUSED for every answer
     * that does not prove the person: the caller is told to begin anew, the log says why.
     */
    OutsideIdentity identify(Departure departure, String code, URI returnTo);
}
