package org.niangjia.platform.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.platform.access.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;

/** 来访. One call: who comes, in which language, with what. */
public final class Call {
    private static final int MOST_SOUGHT = 80;

    private final HttpServletRequest request;
    private final java.util.Map<String, String> path;
    private final @Nullable Caller caller;
    private final Words words;
    private final Inputs inputs;
    private final boolean json;
    private final @Nullable Problem problem;

    Call(
            HttpServletRequest request,
            java.util.Map<String, String> path,
            @Nullable Caller caller,
            Words words,
            Inputs inputs,
            boolean json,
            @Nullable Problem problem) {
        this.request = request;
        this.path = path;
        this.caller = caller;
        this.words = words;
        this.inputs = inputs;
        this.json = json;
        this.problem = problem;
    }

    Call with(Problem trouble) {
        return new Call(request, path, caller, words, inputs, json, trouble);
    }

    public String method() {
        return request.getMethod();
    }

    /** A part of the path. Throws when the route has no such part. */
    public String path(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalStateException("no " + name + " in " + request.getRequestURI());
        }
        return value;
    }

    /** An id in the path; what is no id is not found. */
    public UUID id(String name) {
        try {
            return UUID.fromString(path(name));
        } catch (IllegalArgumentException e) {
            throw new NotVisibleException(name);
        }
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** What a list is searched for: one line of the field {@code q}, empty for all. Every sign in it stands for itself. */
    public String sought() {
        return Text.first(MOST_SOUGHT, Text.line(query("q").orElse("")));
    }

    /** Everything given under a name, such as the ticked boxes of a form. */
    public List<String> all(String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }

    /** A number asked for, kept between 1 and the most. */
    public int limit(int usual, int most) {
        try {
            return query("limit")
                    .map(Integer::parseInt)
                    .map(n -> Math.clamp(n, 1, most))
                    .orElse(usual);
        } catch (NumberFormatException e) {
            return usual;
        }
    }

    /** The form or JSON body as a record. Throws {@link Inputs.BadInputException} when it cannot be read. */
    public <T> T input(Class<T> record) {
        return inputs.read(request, record);
    }

    /** Uploaded files of a form field; empty parts are left out. */
    public List<Upload> files(String field) {
        return inputs.files(request, field);
    }

    /** 上传文件. Name as declared by the sender, never trusted, and the bytes. */
    public record Upload(String name, byte[] bytes) {}

    /** What the reader typed into a field before, shown again after a refusal; empty at first. */
    public String typed(String field) {
        return Optional.ofNullable(request.getParameter(field)).orElse("");
    }

    /** Whether a form had this field, filled in or not. */
    public boolean sent(String field) {
        return request.getParameter(field) != null;
    }

    /** The version that the caller saw, from {@code If-Match} or the form; -1 when none was given. */
    public int version() {
        String given = Optional.ofNullable(request.getHeader(HttpHeaders.IF_MATCH))
                .or(() -> query("version"))
                .orElse("-1");
        try {
            return Integer.parseInt(given.replaceAll("^W/|\"", ""));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    public @Nullable Caller callerOrNull() {
        return caller;
    }

    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return caller;
    }

    /** Scope in the hat worn now. */
    public Scope scope() {
        return caller().scope();
    }

    public Words words() {
        return words;
    }

    public String t(String key, Object... args) {
        return words.t(key, args);
    }

    public boolean json() {
        return json;
    }

    public @Nullable Problem problem() {
        return problem;
    }

    /** Address that the call came from; the proxy's word is taken only from a trusted proxy. */
    public String address() {
        return request.getRemoteAddr();
    }

    public boolean secure() {
        return request.isSecure();
    }

    /** Kind of device and browser, such as iPhone WeChat; empty when not recognised. */
    public String device() {
        return Device.of(
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse(""));
    }

    /** Scheme, host and port as the reader sees them. */
    public String origin() {
        int port = request.getServerPort();
        boolean usual = port == (secure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }

    /** Path and query, without the prefix of the API. */
    public String uri() {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** A cookie that the house has set. */
    public Optional<String> cookieValue(String name) {
        return cookie(name).filter(value -> !value.isEmpty());
    }

    /** Token that proves that a form or a script is ours; a script sends it as the header {@code X-XSRF-TOKEN}. */
    public String csrf() {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return token == null ? "" : token.getToken();
    }

    Optional<String> cookie(String name) {
        jakarta.servlet.http.Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        return List.of(cookies).stream()
                .filter(c -> c.getName().equals(name))
                .map(c -> c.getValue())
                .findFirst();
    }

    HttpServletRequest request() {
        return request;
    }
}
