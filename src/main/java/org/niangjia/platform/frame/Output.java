package org.niangjia.platform.frame;

import com.fasterxml.jackson.annotation.JsonIgnore;
import gg.jte.output.Utf8ByteOutput;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** 输出. Makes the finished response of an answer: a page, a redirect, JSON or a file. */
@Component
final class Output {
    private static final String FLASH = "said";
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final Templates templates;
    private final PageMaker pages;
    private final JsonMapper mapper;

    Output(Templates templates, PageMaker pages, JsonMapper mapper) {
        this.templates = templates;
        this.pages = pages;
        this.mapper = mapper;
    }

    /** 已成文. Status, headers and bytes, ready to be written or kept for a repeated call. */
    record Sent(
            int status,
            Map<String, List<String>> headers,
            byte[] body,
            @JsonIgnore Answer.@Nullable Body stream) {

        Sent(int status, Map<String, List<String>> headers, byte[] body) {
            this(status, headers, body, null);
        }
    }

    Sent send(Call call, Answer answer) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put(HttpHeaders.CACHE_CONTROL, List.of("no-store"));
        List<String> cookies = new ArrayList<>(answer.cookies().stream()
                .map(c -> cookie(call, c.name(), c.value(), c.seconds()))
                .toList());
        Answer.Download file = answer.file();
        String template = answer.template();
        String location = answer.next();
        Sent sent;
        if (file != null && WeChat.stops(call, file)) {
            sent = html(call, 200, "platform/frame/wechat_file.jte", WeChat.model(call, file), headers, "");
        } else if (file != null) {
            sent = new Sent(answer.status(), download(headers, file), file.bytes(), file.body());
        } else if (call.json()) {
            sent = json(answer, headers);
        } else if (location != null) {
            headers.put(HttpHeaders.LOCATION, List.of(location));
            Answer.Flash flash = answer.flash();
            if (flash != null) {
                String said = encode(flash.key() + "\n" + String.join("\n", flash.args()));
                cookies.add(cookie(call, FLASH, said, 30));
            }
            sent = new Sent(303, headers, new byte[0]);
        } else if (template != null) {
            String said = call.cookie(FLASH).map(text -> said(call, text)).orElse("");
            if (!said.isEmpty()) {
                cookies.add(cookie(call, FLASH, "", 0));
            }
            sent = html(call, answer.status(), template, answer.model(), headers, said);
        } else {
            sent = json(answer, headers);
        }
        if (answer.refresh() > 0 && !call.json()) {
            sent.headers().put("Refresh", List.of(Integer.toString(answer.refresh())));
        }
        if (!cookies.isEmpty()) {
            sent.headers().put(HttpHeaders.SET_COOKIE, cookies);
        }
        return sent;
    }

    Sent send(Call call, Failures.Failure failure) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put(HttpHeaders.CACHE_CONTROL, List.of("no-store"));
        if (call.json()) {
            headers.put(HttpHeaders.CONTENT_TYPE, List.of(PROBLEM));
            return new Sent(failure.status(), headers, mapper.writeValueAsBytes(failure.problem()));
        }
        Map<String, Object> model = Failures.model(failure.problem());
        return html(call, failure.status(), "platform/frame/failure.jte", model, headers, "");
    }

    private Sent html(
            Call call,
            int status,
            String template,
            Map<String, Object> model,
            Map<String, List<String>> headers,
            String said) {
        headers.put(HttpHeaders.CONTENT_TYPE, List.of(HTML));
        Map<String, Object> all = new LinkedHashMap<>(model);
        all.put("page", pages.page(call, said));
        Utf8ByteOutput out = new Utf8ByteOutput();
        templates.engine().render(template, all, out);
        return new Sent(status, headers, out.toByteArray());
    }

    private Sent json(Answer answer, Map<String, List<String>> headers) {
        Object record = answer.json();
        String location = answer.location();
        if (answer.status() == 201 && location != null) {
            headers.put(HttpHeaders.LOCATION, List.of("/api" + location));
        }
        if (record instanceof Versioned versioned) {
            headers.put(HttpHeaders.ETAG, List.of("\"" + versioned.version() + "\""));
        }
        headers.put(HttpHeaders.CONTENT_TYPE, List.of(JSON));
        byte[] body = mapper.writeValueAsBytes(record == null ? Map.of() : record);
        return new Sent(answer.status(), headers, body);
    }

    private static Map<String, List<String>> download(Map<String, List<String>> headers, Answer.Download file) {
        headers.put(HttpHeaders.CONTENT_TYPE, List.of(file.mediaType()));
        String how = file.inline() ? "inline" : "attachment";
        headers.put(HttpHeaders.CONTENT_DISPOSITION, List.of(how + "; filename*=UTF-8''" + encode(file.fileName())));
        headers.put("Content-Security-Policy", List.of("default-src 'none'; sandbox"));
        return headers;
    }

    private static String cookie(Call call, String name, String value, long seconds) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .secure(call.secure())
                .sameSite("Lax")
                .maxAge(seconds)
                .build()
                .toString();
    }

    private static String said(Call call, String text) {
        List<String> parts =
                List.of(URLDecoder.decode(text, StandardCharsets.UTF_8).split("\n", -1));
        @Nullable String known = call.words().find(parts.getFirst()).orElse(null);
        return known == null
                ? ""
                : call.t(parts.getFirst(), parts.subList(1, parts.size()).toArray());
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
