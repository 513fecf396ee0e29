package org.niangjia.app.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.niangjia.app.demo.MemberBench.Ready;
import org.niangjia.platform.store.Benchmark;
import org.niangjia.platform.store.Load;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 会员导入的速度. Ten thousand new people as xlsx into a register of 100,000, from the upload to the answer that they are
 * stored, sealed and found. Beside it RuoYi's frozen figures.
 */
@Component
@ConditionalOnProperty("niangjia.bench")
class MemberImportBenchmark implements Benchmark {
    private static final int ROWS = 10_000;
    private static final int RUNS = 5;
    private static final double MOST_SECONDS = 3;
    /** RuoYi's 10,000 rows into 100,000 on two cores, with an index added to its table by hand. */
    private static final double PEER = 66;

    private static final int NEW_PEOPLE = 200_000;
    private static final String EDGE = "----niangjia";

    private final MemberBench bench;

    MemberImportBenchmark(MemberBench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public List<Row> run() {
        Ready ready = bench.ready();
        List<Double> seconds = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            send(client, ready, sheet(0));
            for (int i = 1; i <= RUNS; i++) {
                byte[] sheet = sheet(i);
                long start = System.nanoTime();
                send(client, ready, sheet);
                seconds.add((System.nanoTime() - start) / 1e9);
            }
        }
        double median = Load.median(seconds);
        return List.of(
                new Row("import 10,000 rows of xlsx", median, MOST_SECONDS, "s (most)", MOST_SECONDS / median, 1),
                new Row("import, RuoYi (with an index) beside", median, PEER, "s", PEER / median, 1));
    }

    /** People whom no sheet has had before, as a workbook. */
    private static byte[] sheet(int i) {
        DemoRoster roster = new DemoRoster(DemoMembers.FIRST, ROWS, NEW_PEOPLE + i * ROWS);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "niangjia", null)) {
            Worksheet sheet = workbook.newWorksheet("会员");
            int row = 0;
            for (int part = 0; part < roster.sheets(); part++) {
                List<String> lines = new String(roster.sheet(part), StandardCharsets.UTF_8)
                        .lines()
                        .skip(part == 0 ? 0 : 1)
                        .toList();
                for (String line : lines) {
                    String[] cells = line.split(",", -1);
                    for (int column = 0; column < cells.length; column++) {
                        sheet.value(row, column, cells[column]);
                    }
                    row++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void send(HttpClient client, Ready ready, byte[] sheet) {
        byte[] head = ("--" + EDGE + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"members.xlsx\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + EDGE + "--\r\n").getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + ready.port() + "/api/members/imports?mode=all"))
                .header("Authorization", "Bearer " + ready.token())
                .header("Content-Type", "multipart/form-data; boundary=" + EDGE)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, sheet, tail)))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode report = JsonMapper.shared().readTree(answer.body());
            if (report.path("stored").asInt() != ROWS) {
                throw new IllegalStateException(answer.statusCode() + " "
                        + answer.body().substring(0, Math.min(400, answer.body().length())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
