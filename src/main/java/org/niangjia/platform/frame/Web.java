package org.niangjia.platform.frame;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** 网络. Hangs the declared routes behind the Entrance and sets the headers that every answer carries. */
@Configuration(proxyBeanMethods = false)
class Web implements WebMvcConfigurer {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    @Bean
    Routes routes(List<Pages> modules) {
        Routes routes = new Routes();
        modules.forEach(module -> module.declare(routes));
        return routes;
    }

    @Bean
    RouterFunction<ServerResponse> router(Routes routes, Entrance entrance) {
        RouteIndex index = new RouteIndex(routes);
        return asked -> index.find(asked.method().name(), asked.requestPath().pathWithinApplication())
                .map(found -> request -> answer(found, entrance, request));
    }

    private static ServerResponse answer(RouteIndex.Found found, Entrance entrance, ServerRequest request)
            throws Exception {
        Output.Sent sent = entrance.enter(found.route(), request.servletRequest(), found.path());
        if (sent.stream() != null) {
            return new Streamed(sent, e -> entrance.failed(found.route(), request.servletRequest(), found.path(), e));
        }
        return new Written(sent);
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, CallerFilter callers) throws Exception {
        CookieCsrfTokenRepository csrf = new CookieCsrfTokenRepository();
        csrf.setCookieCustomizer(cookie -> cookie.sameSite("Lax").path("/"));
        return http.csrf(c -> c.csrfTokenRepository(csrf)
                        .requireCsrfProtectionMatcher(request ->
                                CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request) && CallerFilter.ambient(request)))
                // no session, no user and no rule of Spring's own: the Entrance asks for all of them
                .sessionManagement(s -> s.disable())
                .securityContext(s -> s.disable())
                .servletApi(s -> s.disable())
                .requestCache(c -> c.disable())
                .logout(l -> l.disable())
                .anonymous(a -> a.disable())
                .headers(h -> h.contentSecurityPolicy(p -> p.policyDirectives(POLICY))
                        .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
                        .cacheControl(c -> c.disable())
                        .permissionsPolicyHeader(p -> p.policy("camera=(self), geolocation=(self), microphone=()")))
                .exceptionHandling(e -> e.accessDeniedHandler((request, response, refused) -> response.sendError(403)))
                .addFilterAfter(callers, CsrfFilter.class)
                .build();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic());
    }
}
