package org.niangjia;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** 用网页办事. A person at the pages of the running house: keeps cookies, sends back the form's token, follows nothing. */
public final class Visitor {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern HIDDEN = Pattern.compile("name=\"(\\w+)\" value=\"([^\"]*)\"");

    private final String base;
    private final Map<String, String> cookies = new HashMap<>();
    private String csrf = "";
    private String address = "127.0.0.1";

    private Visitor(String base) {
        this.base = base;
    }

    public static Visitor at(ApplicationContext context) {
        return new Visitor(
                "http://127.0.0.1:" + context.getBean(Environment.class).getRequiredProperty("local.server.port"));
    }

    /** 页. What came back; where it leads when it is a redirect. */
    public record Seen(int status, String to, String body) {
        public String hidden(String name) {
            Matcher found = HIDDEN.matcher(body);
            while (found.find()) {
                if (found.group(1).equals(name)) {
                    return found.group(2);
                }
            }
            return "";
        }
    }

    public Seen get(String path) {
        return send(request(path).GET());
    }

    /** Opens pages until one is no redirect. */
    public Seen go(String path) {
        Seen seen = get(path);
        for (int i = 0; i < 5 && !seen.to().isEmpty(); i++) {
            seen = get(seen.to());
        }
        return seen;
    }

    /** Sends a form as the last page would, with its token. */
    public Seen post(String path, String... fields) {
        String[] all = java.util.Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "_csrf";
        all[fields.length + 1] = csrf;
        return bare(path, all);
    }

    /** Sends a form without any token, as another site would make the browser do. */
    public Seen bare(String path, String... fields) {
        StringJoiner body = new StringJoiner("&");
        for (int i = 0; i < fields.length; i += 2) {
            body.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public Visitor with(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    /** From an address of their own, so that limits by address are not shared with other tests. */
    public Visitor from(String address) {
        this.address = address;
        return this;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .header("Accept", "text/html")
                .header("X-Forwarded-For", address)
                .header("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) MicroMessenger/8.0");
        StringJoiner sent = new StringJoiner("; ");
        cookies.forEach((name, value) -> sent.add(name + "=" + value));
        return cookies.isEmpty() ? request : request.header("Cookie", sent.toString());
    }

    private Seen send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> raw = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            raw.headers().allValues("Set-Cookie").forEach(this::keep);
            Matcher token = CSRF.matcher(raw.body());
            if (token.find()) {
                csrf = token.group(1);
            }
            return new Seen(
                    raw.statusCode(), raw.headers().firstValue("Location").orElse(""), raw.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        String pair = header.substring(0, header.indexOf(';'));
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        if (value.isEmpty() || header.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }
}
