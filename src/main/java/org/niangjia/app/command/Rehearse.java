package org.niangjia.app.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * 预演. Starts an empty house in a throw-away folder, asks it a few pages and ends, while the build lets Java watch: what it
 * learns makes every later start faster.
 */
final class Rehearse {
    private static final List<String> PAGES = List.of("/", "/health", "/sign-in", "/openapi", "/no-such-page");
    private static final int ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Rehearse() {}

    static int run() {
        Path place = TemporaryFolder.make();
        try (ConfigurableApplicationContext house = Serve.of(List.of("--data", place.toString(), "--port", "0"))
                        .open();
                HttpClient browser = HttpClient.newHttpClient()) {
            int port = house instanceof WebServerApplicationContext web && web.getWebServer() != null
                    ? web.getWebServer().getPort()
                    : 0;
            for (int round = 0; round < ROUNDS; round++) {
                for (String page : PAGES) {
                    ask(browser, URI.create("http://127.0.0.1:" + port + page));
                }
            }
            return 0;
        } finally {
            TemporaryFolder.delete(place);
        }
    }

    private static void ask(HttpClient browser, URI page) {
        try {
            browser.send(
                    HttpRequest.newBuilder(page).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            System.err.println(page + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
