package org.niangjia.platform.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.AMR;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.PhoneNumber;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** OpenID Connect: authorization code with PKCE; what the provider signs is checked against the keys that it publishes. */
final class OidcProvider implements IdentityProvider {
    private static final Logger LOG = LoggerFactory.getLogger(OidcProvider.class);

    private final ProviderEntry entry;
    private final OidcLine line;

    OidcProvider(ProviderEntry entry) {
        this.entry = entry;
        this.line = new OidcLine(entry);
    }

    ProviderEntry entry() {
        return entry;
    }

    @Override
    public String key() {
        return entry.key();
    }

    @Override
    public String name(Locale language) {
        return "en".equals(language.getLanguage()) ? entry.nameEn() : entry.nameZh();
    }

    @Override
    public Departure depart(URI returnTo) {
        State state = new State();
        Nonce nonce = new Nonce();
        CodeVerifier verifier = new CodeVerifier();
        try {
            URI address = new AuthenticationRequest.Builder(
                            ResponseType.CODE, Scope.parse(entry.scope()), new ClientID(entry.clientId()), returnTo)
                    .endpointURI(line.endpoints().getAuthorizationEndpointURI())
                    .state(state)
                    .nonce(nonce)
                    .codeChallenge(verifier, CodeChallengeMethod.S256)
                    .build()
                    .toURI();
            return new Departure(address.toString(), state.getValue(), nonce.getValue(), verifier.getValue());
        } catch (IOException e) {
            throw down(e);
        } catch (ParseException e) {
            throw refused(e);
        }
    }

    @Override
    public OutsideIdentity identify(Departure departure, String code, URI returnTo) {
        try {
            OidcLine.Said said = line.exchange(code, departure.verifier(), returnTo);
            IDTokenClaimsSet claims = line.validator().validate(said.idToken(), new Nonce(departure.nonce()));
            String party = claims.getStringClaim("azp");
            if (party != null && !party.equals(entry.clientId())) {
                throw new BadJOSEException("made for another party"); // OpenID Connect Core 3.1.3.7
            }
            String subject = claims.getSubject().getValue();
            return new OutsideIdentity(
                    entry.key(),
                    entry.issuer(),
                    subject,
                    Objects.requireNonNullElse(claims.getStringClaim("name"), ""),
                    entry.phoneTrusted() ? phone(claims, line.userInfo(said, subject)) : null,
                    secondFactor(claims));
        } catch (IOException e) {
            throw down(e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw refused(e);
        }
    }

    /** Only a phone that the provider says it has verified; the signed word first, then its page about the person. */
    private static @Nullable String phone(ClaimsSet... sources) {
        for (ClaimsSet claims : sources) {
            String number = claims.getStringClaim("phone_number");
            if (number != null && Boolean.TRUE.equals(claims.getBooleanClaim("phone_number_verified"))) {
                return PhoneNumber.parse(number).find().map(PhoneNumber::value).orElse(null);
            }
        }
        return null;
    }

    private boolean secondFactor(IDTokenClaimsSet claims) {
        List<AMR> methods = claims.getAMR();
        ACR level = claims.getACR();
        return entry.secondFactors().stream()
                .anyMatch(value -> level != null && level.getValue().equals(value)
                        || methods != null && methods.contains(new AMR(value)));
    }

    private RefusedException down(IOException e) {
        LOG.warn("identity provider {} cannot be reached: {}", entry.key(), e.toString());
        return new RefusedException(Refusal.of("access.PROVIDER_DOWN"));
    }

    /** The person learns that it did not work; which check failed is for the operator. */
    private RefusedException refused(Exception e) {
        LOG.warn("identity provider {} proved nobody: {}", entry.key(), e.getMessage());
        return new RefusedException(Refusal.of("access.PROVIDER_REFUSED"));
    }
}
