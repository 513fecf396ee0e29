package org.niangjia.app.command;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 就绪检查. {@code GET /health} for the operator's watch: before sign-in, sessions and cookies, and with one look at the database. */
@Configuration(proxyBeanMethods = false)
class Health {

    @Bean
    FilterRegistrationBean<Filter> healthFilter(JdbcClient jdbc) {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            if (request instanceof HttpServletRequest asked
                    && response instanceof HttpServletResponse answer
                    && (asked.getMethod().equals("GET") || asked.getMethod().equals("HEAD"))) {
                answer(jdbc, answer);
            } else {
                chain.doFilter(request, response);
            }
        });
        filter.addUrlPatterns("/health");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    private static void answer(JdbcClient jdbc, HttpServletResponse answer) throws IOException {
        boolean ready = ready(jdbc);
        answer.setStatus(ready ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        answer.setContentType("application/json");
        answer.setHeader("Cache-Control", "no-store");
        answer.getOutputStream()
                .write((ready ? "{\"status\":\"ready\"}" : "{\"status\":\"no database\"}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static boolean ready(JdbcClient jdbc) {
        try {
            return jdbc.sql("SELECT true").query(Boolean.class).single();
        } catch (DataAccessException e) {
            return false;
        }
    }
}
