package org.niangjia.platform.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Callers;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** 认人. Puts the caller of a bearer token or a session cookie on the request; the token decides when both come. */
@Component
final class CallerFilter extends OncePerRequestFilter {
    static final String CALLER = "org.niangjia.caller";
    static final String SESSION = "niangjia";
    private static final String BEARER = "Bearer ";

    private final Callers callers;

    CallerFilter(Callers callers) {
        this.callers = callers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String bearer = bearer(request);
        String token = bearer == null ? Reading.cookie(request, SESSION) : bearer;
        callers.find(token).ifPresent(caller -> request.setAttribute(CALLER, caller));
        chain.doFilter(request, response);
    }

    static @Nullable String bearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()) : null;
    }

    /** Only a browser that sends its cookie by itself can be made to act unwillingly. */
    static boolean ambient(HttpServletRequest request) {
        boolean api = request.getRequestURI().startsWith("/api/");
        return bearer(request) == null && !(api && Reading.cookie(request, SESSION) == null);
    }
}
