package org.niangjia.service.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.niangjia.platform.store.Benchmark;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 统计的速度. All figures of a county with 100,000 requests over authenticated HTTP, one reader: as of today, and as of other
 * days. The baseline is the limit itself, so that the ratio says how far below it the house stays.
 */
@Component
@ConditionalOnProperty("niangjia.bench")
class StatisticsBenchmark implements Benchmark {
    private static final int DISTRICT = 330903;
    private static final int CASES = 100_000;
    private static final int CALLS = 200;
    private static final double LIMIT_MILLIS = 50;

    private final ManyRequests many;
    private final StatisticFolding folding;
    private final JdbcClient jdbc;
    private final Environment environment;

    StatisticsBenchmark(ManyRequests many, StatisticFolding folding, JdbcClient jdbc, Environment environment) {
        this.many = many;
        this.folding = folding;
        this.jdbc = jdbc;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "statistics";
    }

    @Override
    public List<Row> run() {
        many.write(DISTRICT, CASES);
        folding.anew(DISTRICT);
        jdbc.sql("ANALYZE").update();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String token = token(client);
            String path = "/api/statistics/requests?district=" + DISTRICT;
            LocalDate today = LocalDate.now();
            p95(client, token, n -> path);
            double now = p95(client, token, n -> path);
            double past = p95(client, token, n -> path + "&asOf=" + today.minusDays(n));
            double year = p95(
                    client, token, n -> path + "&from=" + today.minusDays(365) + "&asOf=" + today.minusDays(n % 30));
            p95(client, token, n -> "/outlook");
            double board = p95(client, token, n -> "/outlook?asOf=" + today.minusDays(n % 30));
            return List.of(
                    row("all figures, as of today, p95", now),
                    row("all figures, as of 200 other days, p95", past),
                    row("one year's figures, as of a day, p95", year),
                    row("the board as a page, as of a day, p95", board));
        }
    }

    private static Row row(String what, double millis) {
        return new Row(what, millis, LIMIT_MILLIS, "ms", LIMIT_MILLIS / millis, 1);
    }

    private double p95(HttpClient client, String token, IntFunction<String> path) {
        List<Double> times = new ArrayList<>();
        for (int n = 0; n < CALLS; n++) {
            long start = System.nanoTime();
            answer(
                    client,
                    request(path.apply(n))
                            .header("Authorization", "Bearer " + token)
                            .header("Accept", path.apply(n).startsWith("/api/") ? "application/json" : "text/html")
                            .GET());
            times.add((System.nanoTime() - start) / 1e6);
        }
        return times.stream().sorted().toList().get(CALLS * 95 / 100);
    }

    /** A head of department of the demo county. */
    private String token(HttpClient client) {
        for (JsonNode one : send(client, request("/api/demo/accounts").GET())) {
            if (one.path("role").asString().equals("county_officer")
                    && one.path("district").asInt() == DISTRICT) {
                String body = JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "phone",
                                one.path("phone").asString(),
                                "code",
                                one.path("code").asString()));
                return send(
                                client,
                                request("/api/tokens")
                                        .header("Content-Type", "application/json")
                                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                        .path("token")
                        .asString();
            }
        }
        throw new IllegalStateException("no county officer in the demo world");
    }

    private HttpRequest.Builder request(String path) {
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static JsonNode send(HttpClient client, HttpRequest.Builder request) {
        return JsonMapper.shared().readTree(answer(client, request));
    }

    private static String answer(HttpClient client, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
