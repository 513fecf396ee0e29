package org.niangjia.platform.frame;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/** 成文的答复. Finished bytes, handed to the container as they are: nothing is left to be converted or negotiated. */
record Written(Output.Sent sent) implements ServerResponse {
    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        begin(sent, response);
        if (sent.body().length > 0) {
            response.setContentLength(sent.body().length);
            response.getOutputStream().write(sent.body());
        }
        return null;
    }

    /** Status and headers. A cookie stands beside those that filters have set. */
    static void begin(Output.Sent sent, HttpServletResponse response) {
        response.setStatus(sent.status());
        sent.headers().forEach((name, values) -> {
            boolean cookie = HttpHeaders.SET_COOKIE.equals(name);
            if (!cookie) {
                response.setHeader(name, values.getFirst());
            }
            values.stream().skip(cookie ? 0 : 1).forEach(value -> response.addHeader(name, value));
        });
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatus.valueOf(sent.status());
    }

    @Override
    public HttpHeaders headers() {
        return headers(sent);
    }

    static HttpHeaders headers(Output.Sent sent) {
        HttpHeaders headers = new HttpHeaders();
        sent.headers().forEach(headers::addAll);
        return headers;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>(Map.of());
    }
}
