package org.niangjia.platform.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 对外线路. Asks one provider: where its doors are, what a code means, which keys it signs with. */
final class OidcLine {
    private static final int MILLIS = 5_000;
    private static final int LARGEST = 200_000;
    private static final int SKEW_SECONDS = 60;
    private static final Duration REMEMBERED = Duration.ofHours(1);
    /** Whoever knows only public keys must not be able to sign: no shared secrets, no “none”. */
    private static final Set<JWSAlgorithm> SIGNED_BY =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final ProviderEntry entry;
    private volatile @Nullable Reached reached;

    OidcLine(ProviderEntry entry) {
        this.entry = entry;
    }

    /** 已知线路. Its doors and keys, as of a moment of the machine's own clock. */
    private record Reached(OIDCProviderMetadata endpoints, JWKSource<SecurityContext> keys, long nanos) {}

    /** 答话. What a code was exchanged for. */
    record Said(JWT idToken, AccessToken access) {}

    OIDCProviderMetadata endpoints() throws IOException, ParseException {
        return reach().endpoints();
    }

    /**
     * By the machine's clock, also where a demo's clock was moved: what an outside house signs carries the world's time.
     */
    IDTokenValidator validator() throws IOException, ParseException {
        IDTokenValidator validator = new IDTokenValidator(
                new Issuer(entry.issuer()),
                new ClientID(entry.clientId()),
                new JWSVerificationKeySelector<>(SIGNED_BY, reach().keys()),
                null);
        validator.setMaxClockSkew(SKEW_SECONDS);
        return validator;
    }

    Said exchange(String code, String verifier, URI returnTo) throws IOException, ParseException {
        HTTPRequest request = new TokenRequest.Builder(
                        endpoints().getTokenEndpointURI(),
                        new ClientSecretBasic(new ClientID(entry.clientId()), new Secret(entry.secret())),
                        new AuthorizationCodeGrant(new AuthorizationCode(code), returnTo, new CodeVerifier(verifier)))
                .build()
                .toHTTPRequest();
        TokenResponse response = OIDCTokenResponseParser.parse(send(request));
        if (!response.indicatesSuccess()) {
            throw new ParseException("the code was refused: "
                    + response.toErrorResponse().getErrorObject().getCode());
        }
        OIDCTokenResponse tokens = (OIDCTokenResponse) response.toSuccessResponse();
        return new Said(
                tokens.getOIDCTokens().getIDToken(), tokens.getOIDCTokens().getAccessToken());
    }

    /** What its page says of the same person; nothing where it has no such page or will not say. */
    UserInfo userInfo(Said said, String subject) throws IOException, ParseException {
        UserInfo nothing = new UserInfo(new com.nimbusds.oauth2.sdk.id.Subject(subject));
        URI page = endpoints().getUserInfoEndpointURI();
        if (page == null) {
            return nothing;
        }
        UserInfoResponse response =
                UserInfoResponse.parse(send(new UserInfoRequest(page, said.access()).toHTTPRequest()));
        if (!response.indicatesSuccess()) {
            return nothing;
        }
        UserInfo info = response.toSuccessResponse().getUserInfo();
        return info != null && info.getSubject().getValue().equals(subject) ? info : nothing;
    }

    private static HTTPResponse send(HTTPRequest request) throws IOException {
        request.setConnectTimeout(MILLIS);
        request.setReadTimeout(MILLIS);
        request.setFollowRedirects(false);
        HTTPResponse response = request.send();
        if (response.getStatusCode() >= 500) {
            throw new IOException("status " + response.getStatusCode());
        }
        return response;
    }

    private Reached reach() throws IOException, ParseException {
        Reached known = reached;
        if (known != null && System.nanoTime() - known.nanos() < REMEMBERED.toNanos()) {
            return known;
        }
        try {
            OIDCProviderMetadata found = OIDCProviderMetadata.resolve(new Issuer(entry.issuer()), MILLIS, MILLIS);
            JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                            found.getJWKSetURI().toURL(), new DefaultResourceRetriever(MILLIS, MILLIS, LARGEST))
                    .build();
            Reached fresh = new Reached(found, keys, System.nanoTime());
            reached = fresh;
            return fresh;
        } catch (ParseException e) {
            throw e;
        } catch (GeneralException e) {
            throw new IOException(e);
        }
    }
}
