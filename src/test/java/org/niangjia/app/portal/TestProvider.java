package org.niangjia.app.portal;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.DispatcherType;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** 测试用的身份提供方. A real OpenID provider at a port of its own; it can be told to sign what it should not. */
final class TestProvider implements AutoCloseable {
    static final String CLIENT = "niangjia";
    static final String SECRET = "只有两家知道";

    private final AnnotationConfigServletWebServerApplicationContext house;
    private final Lies lies = new Lies();

    /** 假话. What the next token says that is not so; empty for an honest one. */
    static final class Lies {
        final Map<String, Object> claims = new HashMap<>();
        boolean strangeKey;
    }

    private TestProvider(String back) {
        house = new AnnotationConfigServletWebServerApplicationContext();
        house.registerBean(Lies.class, () -> lies);
        house.registerBean(
                RegisteredClientRepository.class, () -> new InMemoryRegisteredClientRepository(client(back)));
        house.register(Settings.class);
        house.refresh();
    }

    static TestProvider sendingBackTo(String back) {
        return new TestProvider(back);
    }

    private static RegisteredClient client(String back) {
        return RegisteredClient.withId("1")
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(back)
                .scopes(all -> all.addAll(List.of("openid", "profile", "phone")))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .build();
    }

    /** Not a configuration of the house: nothing may find it by scanning. */
    @EnableWebSecurity
    static class Settings {
        private final RSAKey published = key();
        private final RSAKey strange = key();

        private static RSAKey key() {
            try {
                return new RSAKeyGenerator(2048)
                        .keyID(UUID.randomUUID().toString())
                        .generate();
            } catch (com.nimbusds.jose.JOSEException e) {
                throw new IllegalStateException(e);
            }
        }

        @Bean
        TomcatServletWebServerFactory server() {
            TomcatServletWebServerFactory server = new TomcatServletWebServerFactory(0);
            server.setRegisterDefaultServlet(true); // where nothing is served no filter is asked
            return server;
        }

        @Bean
        DelegatingFilterProxyRegistrationBean filter() {
            return new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        }

        @Bean
        @Order(1)
        SecurityFilterChain endpoints(HttpSecurity http) throws Exception {
            OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
            return http.securityMatcher(server.getEndpointsMatcher())
                    .with(server, each -> each.oidc(Customizer.withDefaults()))
                    .oauth2ResourceServer(resource -> resource.jwt(Customizer.withDefaults()))
                    .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                    .exceptionHandling(e -> e.defaultAuthenticationEntryPointFor(
                            new LoginUrlAuthenticationEntryPoint("/login"),
                            new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain people(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(all -> all.dispatcherTypeMatchers(DispatcherType.ERROR)
                            .permitAll()
                            .anyRequest()
                            .authenticated())
                    .csrf(csrf -> csrf.disable())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService register() {
            return name -> User.withUsername(name)
                    .password("{noop}pass")
                    .roles("PERSON")
                    .build();
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        JWKSource<SecurityContext> keys() {
            return new ImmutableJWKSet<>(new JWKSet(published));
        }

        @Bean
        JwtDecoder decoder() throws com.nimbusds.jose.JOSEException {
            return NimbusJwtDecoder.withPublicKey(published.toRSAPublicKey()).build();
        }

        @Bean
        JwtEncoder encoder(JWKSource<SecurityContext> keys, Lies lies) {
            JwtEncoder honest = new NimbusJwtEncoder(keys);
            JwtEncoder other = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(strange)));
            return parameters -> (lies.strangeKey ? other : honest).encode(parameters);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> tokens(Lies lies) {
            return context -> {
                if ("id_token".equals(context.getTokenType().getValue())) {
                    context.getClaims().claims(all -> all.putAll(lies.claims));
                }
            };
        }
    }

    String issuer() {
        return "http://127.0.0.1:"
                + java.util.Objects.requireNonNull(house.getWebServer()).getPort();
    }

    /** The next tokens say this of the person, true or not. */
    TestProvider says(String claim, Object value) {
        lies.claims.put(claim, value);
        return this;
    }

    TestProvider saysItExpired() {
        Instant past = Instant.now().minusSeconds(300);
        return says("iat", past.minusSeconds(60)).says("exp", past);
    }

    /** Within the minute that clocks may differ. */
    TestProvider saysItExpiredJustNow() {
        Instant past = Instant.now().minusSeconds(20);
        return says("iat", past.minusSeconds(60)).says("exp", past);
    }

    TestProvider signsWithAKeyItDoesNotPublish() {
        lies.strangeKey = true;
        return this;
    }

    /** Somebody signs in there in a browser; the address that the browser is then sent to. */
    String signIn(String address, String person) {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String login = to(
                browser,
                HttpRequest.newBuilder(URI.create(address))
                        .header("Accept", "text/html")
                        .GET());
        String again = to(
                browser,
                HttpRequest.newBuilder(URI.create(login))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("username=" + person + "&password=pass")));
        return to(browser, HttpRequest.newBuilder(URI.create(again)).GET());
    }

    private static String to(HttpClient browser, HttpRequest.Builder request) {
        try {
            HttpResponse<String> reply = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return reply.headers()
                    .firstValue("Location")
                    .map(to -> reply.uri().resolve(to).toString())
                    .orElseThrow(() ->
                            new IllegalStateException(reply.statusCode() + " at " + reply.uri() + " " + reply.body()));
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        house.close();
    }
}
