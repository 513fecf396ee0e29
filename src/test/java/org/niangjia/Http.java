package org.niangjia;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Consents;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.access.Standing;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 用接口办事. Calls the running house as somebody, the way a program does. */
public final class Http {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String base;
    private final String token;

    private Http(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** 回音. Status, headers and body of an answer. */
    public record Reply(int status, HttpResponse<String> raw) {
        public JsonNode json() {
            return JSON.readTree(raw.body());
        }

        public String text(String field) {
            return json().path(field).asString("");
        }

        /** Codes of what the house refused, in its order. */
        public List<String> codes() {
            return json().path("refusals")
                    .valueStream()
                    .map(each -> each.path("code").asString())
                    .toList();
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    public static Http nobody(ApplicationContext context) {
        return new Http(base(context), "");
    }

    /** A house in a process of its own, as whoever the token is for; nobody with an empty one. */
    public static Http at(String address, String token) {
        return new Http(address, token);
    }

    /** Somebody who has agreed to the notice, in their highest post. */
    public static Http as(ApplicationContext context, UUID account) {
        UUID post = context.getBean(Standing.class).hatsOf(account).stream()
                .findFirst()
                .map(hat -> hat.post())
                .orElse(null);
        return in(context, account, post);
    }

    /** The same, in the post of this role. */
    public static Http as(ApplicationContext context, UUID account, PostRole role) {
        return in(
                context,
                account,
                context.getBean(Standing.class).hatsOf(account).stream()
                        .filter(hat -> hat.role() == role)
                        .findFirst()
                        .orElseThrow()
                        .post());
    }

    /** The same, as a worker: whatever posts they hold, they wear no hat. */
    public static Http asWorker(ApplicationContext context, UUID account) {
        return in(context, account, null);
    }

    private static Http in(ApplicationContext context, UUID account, @Nullable UUID post) {
        context.getBean(Consents.class).give(account);
        String token =
                context.getBean(Sessions.class).open(account, Caller.Strength.TOKEN, post, "test", Duration.ofHours(1));
        return new Http(base(context), token);
    }

    private static String base(ApplicationContext context) {
        return "http://127.0.0.1:" + context.getBean(Environment.class).getRequiredProperty("local.server.port");
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    /** A file, as it is. */
    public byte[] bytes(String path) {
        try {
            return CLIENT.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Hands in a file, as the field {@code file} of a form. */
    public Reply upload(String path, String name, byte[] file, String... headers) {
        return uploadAs("file", path, name, file, headers);
    }

    public Reply uploadAs(String field, String path, String name, byte[] file, String... headers) {
        String head = "--x\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head),
                        HttpRequest.BodyPublishers.ofByteArray(file),
                        HttpRequest.BodyPublishers.ofString("\r\n--x--\r\n")));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    public Reply post(String path, Map<String, ?> body, String... headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    public Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> raw = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(raw.statusCode(), raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static List<JsonNode> items(Reply reply) {
        return reply.json().path("items").valueStream().toList();
    }
}
