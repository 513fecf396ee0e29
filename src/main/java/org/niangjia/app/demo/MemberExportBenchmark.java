package org.niangjia.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.niangjia.app.demo.MemberBench.Ready;
import org.niangjia.platform.store.Benchmark;
import org.niangjia.platform.store.HttpLine;
import org.niangjia.platform.store.Load;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * 导出名册的速度与内存. An officer asks for all 100,000 members of the county as xlsx, every column that is not sensitive, over
 * HTTP, to the last byte. Beside it stands the most memory that the program held meanwhile.
 */
@Component
@ConditionalOnProperty("niangjia.bench")
class MemberExportBenchmark implements Benchmark {
    private static final List<String> COLUMNS =
            List.of("name", "sex", "birthYear", "union", "state", "joinedOn", "idMasked", "phoneMasked");
    private static final int RUNS = 5;
    private static final int WARM_UP = 3;
    private static final int LEAST_BYTES = 1_000_000;
    private static final double MOST_SECONDS = 4;
    private static final double MOST_MEGABYTES = 400;
    /** RuoYi for as many rows on two cores. */
    private static final double PEER_SECONDS = 6;

    private final MemberBench bench;

    MemberExportBenchmark(MemberBench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public List<Row> run() {
        Ready ready = bench.ready();
        try {
            for (int i = 0; i < WARM_UP; i++) {
                seconds(ready);
            }
            forgetPeak();
            List<Double> all = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                all.add(seconds(ready));
            }
            double seconds = Load.median(all);
            double peak = peakMegabytes();
            return List.of(
                    new Row(
                            "export 100,000 members as xlsx",
                            seconds,
                            MOST_SECONDS,
                            "s (most)",
                            MOST_SECONDS / seconds,
                            1),
                    new Row("peak memory of the program", peak, MOST_MEGABYTES, "MB (most)", MOST_MEGABYTES / peak, 1),
                    new Row("export, RuoYi beside", seconds, PEER_SECONDS, "s", PEER_SECONDS / seconds, 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(Ready ready) throws IOException {
        long start = System.nanoTime();
        try (HttpLine line = ready.line()) {
            byte[] made = line.post(
                    "/api/members/exports",
                    JsonMapper.shared()
                            .writeValueAsString(Map.of("columns", COLUMNS, "format", "xlsx", "reason", "测速")),
                    201);
            String file = JsonMapper.shared()
                    .readTree(new String(made, StandardCharsets.UTF_8))
                    .path("file")
                    .asString();
            int length = line.get(file, "*/*").length;
            if (length < LEAST_BYTES) {
                throw new IOException("only " + length + " bytes");
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** The members have just been brought in, which is not what is measured: the kernel counts its peak from here. */
    private static void forgetPeak() throws IOException {
        System.gc();
        Files.writeString(Path.of("/proc/self/clear_refs"), "5");
    }

    /** What the kernel counted as most at once, heap and all. */
    private static double peakMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }
}
