package org.niangjia.platform.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.niangjia.platform.store.HttpLine;
import org.niangjia.platform.store.Load;
import tools.jackson.databind.json.JsonMapper;

/**
 * 量过的导出. A list asked for as xlsx over HTTP, to the last byte, and the most memory that the program held meanwhile.
 *
 * @param seconds median of five, after three that nobody counts
 * @param peakMegabytes what the kernel counted as most at once, heap and all
 */
public record MeasuredExport(double seconds, double peakMegabytes) {
    private static final int RUNS = 5;
    private static final int WARM_UP = 3;

    /**
     * @param path of the exports of a list, such as {@code /api/members/exports}
     * @param filter which rows
     * @param least bytes that the file has at least when everything is in it
     */
    public static MeasuredExport of(
            HttpLine line, String path, List<String> columns, Map<String, String> filter, int least) {
        String wish = JsonMapper.shared()
                .writeValueAsString(Map.of("columns", columns, "format", "xlsx", "reason", "测速", "filter", filter));
        try {
            for (int i = 0; i < WARM_UP; i++) {
                seconds(line, path, wish, least);
            }
            forgetPeak();
            List<Double> all = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                all.add(seconds(line, path, wish, least));
            }
            return new MeasuredExport(Load.median(all), peak());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(HttpLine line, String path, String wish, int least) throws IOException {
        long start = System.nanoTime();
        byte[] made = line.post(path, wish, 201);
        String file = JsonMapper.shared()
                .readTree(new String(made, StandardCharsets.UTF_8))
                .path("file")
                .asString();
        int length = line.get(file, "*/*").length;
        if (length < least) {
            throw new IOException("only " + length + " bytes");
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** What came in before is not what is measured: the kernel counts its peak from here. */
    private static void forgetPeak() throws IOException {
        System.gc();
        Files.writeString(Path.of("/proc/self/clear_refs"), "5");
    }

    private static double peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }
}
