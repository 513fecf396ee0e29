package org.niangjia.app.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 预演. Plays a small demo house in a throw-away folder, as one worker and one officer, and ends, while the build lets Java
 * watch: what it reads makes every later start faster.
 */
final class Rehearse {
    private static final String MISSING = "/no-such-page";
    private static final List<String> OPEN = List.of("/", "/health", "/sign-in", "/openapi", MISSING);
    private static final List<String> WORKER = List.of("/", "/requests", "/me", "/me/entitlements");
    private static final List<String> OFFICER = List.of("/tasks", "/requests", "/members", "/outlook", "/api/tasks");
    private static final int ROUNDS = 3;
    private static final int SAID_A_ROUND = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final HttpClient browser;
    private final String root;

    private Rehearse(HttpClient browser, String root) {
        this.browser = browser;
        this.root = root;
    }

    static int run() {
        Path place = TemporaryFolder.make();
        System.setProperty("niangjia.demo.members", "0");
        System.setProperty("niangjia.demo.aid", "false");
        System.setProperty("niangjia.demo.fund", "false");
        try (ConfigurableApplicationContext house = Serve.of(
                                List.of("--data", place.toString(), "--port", "0", "--demo"))
                        .open();
                HttpClient browser = HttpClient.newHttpClient()) {
            int port = house instanceof WebServerApplicationContext web && web.getWebServer() != null
                    ? web.getWebServer().getPort()
                    : 0;
            new Rehearse(browser, "http://127.0.0.1:" + port).play();
            return 0;
        } finally {
            TemporaryFolder.delete(place);
        }
    }

    private void play() {
        JsonNode accounts = JsonMapper.shared().readTree(send(to("/api/demo/accounts")));
        JsonNode worker = first(accounts, "worker");
        String asWorker = token(worker);
        String asOfficer = token(first(accounts, "town_officer"));
        long end = System.nanoTime() + LONGEST.toNanos();
        for (int round = 0; round < ROUNDS && System.nanoTime() < end; round++) {
            OPEN.forEach(page -> send(to(page)));
            WORKER.forEach(page -> send(to(page).header("Authorization", asWorker)));
            OFFICER.forEach(page -> send(to(page).header("Authorization", asOfficer)));
            for (int i = 0; i < SAID_A_ROUND; i++) {
                send(json(
                                "/api/requests",
                                Map.of(
                                        "district",
                                        worker.path("district").asInt(),
                                        "category",
                                        "WAGES",
                                        "text",
                                        "预演：第 %d 回的第 %d 件".formatted(round, i)))
                        .header("Authorization", asWorker));
            }
        }
    }

    private String token(JsonNode account) {
        Map<String, String> said = Map.of(
                "phone",
                account.path("phone").asString(),
                "code",
                account.path("code").asString());
        return "Bearer "
                + JsonMapper.shared()
                        .readTree(send(json("/api/tokens", said)))
                        .path("token")
                        .asString();
    }

    private static JsonNode first(JsonNode accounts, String role) {
        for (JsonNode one : accounts) {
            if (one.path("role").asString().equals(role)) {
                return one;
            }
        }
        throw new IllegalStateException("no " + role + " in the demo world");
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).timeout(PATIENCE);
    }

    private HttpRequest.Builder json(String path, Map<String, ?> said) {
        return to(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(said)));
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400 && !answer.uri().getPath().equals(MISSING)) {
                System.err.println(
                        "rehearsal: " + answer.statusCode() + " " + answer.uri().getPath());
            }
            return answer.body();
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return "{}";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "{}";
        }
    }
}
