package org.niangjia.platform.sheet;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.platform.frame.Dictionary;
import org.niangjia.platform.frame.Words;
import org.niangjia.platform.store.Benchmark;
import org.niangjia.platform.store.Load;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * 导出的速度与内存. A hundred thousand rows of twelve columns as xlsx, through the same code that sends a list; in turn
 * the bare text of the same cells is packed at the same level. The memory that the program holds is printed beside it.
 */
@Component
@ConditionalOnProperty("niangjia.bench")
class ExportBenchmark implements Benchmark {
    private static final int ROWS = 100_000;
    private static final int COLUMNS = 12;
    private static final int RUNS = 5;
    private static final int ROWS_AT_ONCE = 1_000;
    private static final double MOST_SECONDS = 4;
    private static final double MOST_MEGABYTES = 400;

    private final Words words;

    ExportBenchmark(Dictionary dictionary) {
        this.words = dictionary.in(Locale.CHINESE);
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public List<Row> run() {
        try {
            sheet();
            bare();
            List<Double> ours = new ArrayList<>();
            List<Double> packed = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                packed.add(bare());
                ours.add(sheet());
                ratios.add(packed.getLast() / ours.getLast());
            }
            double peak = peakMegabytes();
            return List.of(
                    new Row(
                            "export 100,000 rows as xlsx",
                            Load.median(ours),
                            MOST_SECONDS,
                            "s (most)",
                            MOST_SECONDS / Load.median(ours),
                            1),
                    new Row(
                            "export against bare packing",
                            Load.median(ours),
                            Load.median(packed),
                            "s",
                            Load.median(ratios),
                            0.1),
                    new Row("peak memory of the program", peak, MOST_MEGABYTES, "MB (most)", MOST_MEGABYTES / peak, 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double sheet() throws IOException {
        ExportContext context = new ExportContext(Scope.house(330_903), 330_903, Map.of(), Set.of(), words);
        Kind kind = new Kind();
        long start = System.nanoTime();
        int rows = new ExportDesk.ListOut<>(kind, context, kind.columns())
                .write(ExportFormat.XLSX, words, new Counted(), ROWS_AT_ONCE);
        if (rows != ROWS) {
            throw new IllegalStateException("only " + rows + " rows");
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double bare() throws IOException {
        long start = System.nanoTime();
        try (ZipOutputStream zip = new ZipOutputStream(new Counted())) {
            zip.setLevel(Deflater.DEFAULT_COMPRESSION);
            zip.putNextEntry(new ZipEntry("rows"));
            for (int row = 0; row < ROWS; row++) {
                for (int column = 0; column < COLUMNS; column++) {
                    zip.write(cell(row, column).toString().getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** What the kernel counted as most at once, heap and all. */
    private static double peakMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static Object cell(int row, int column) {
        return switch (column) {
            case 0 -> "职工" + row;
            case 1 -> "990903199001" + (100_000 + row);
            case 2 -> 1_000 + row % 997;
            case 3 -> "=不是公式" + row % 100;
            default -> "第" + column + "列的内容 " + (row * 31 + column) % 10_007;
        };
    }

    /** 测速名单. */
    private static final class Kind implements ExportKind<Integer> {
        @Override
        public String code() {
            return "bench";
        }

        @Override
        public String words() {
            return "sheet.marked";
        }

        @Override
        public List<ExportColumn<Integer>> columns() {
            return IntStream.range(0, COLUMNS)
                    .mapToObj(column -> ExportColumn.<Integer>of(
                            "c" + column, "列" + column, "C" + column, row -> cell(row, column)))
                    .toList();
        }

        @Override
        public List<Integer> page(ExportContext context, @Nullable Integer after, int limit) {
            int from = after == null ? 0 : after + 1;
            return IntStream.range(from, Math.min(ROWS, from + limit)).boxed().toList();
        }
    }

    /** Counts and drops. */
    private static final class Counted extends FilterOutputStream {
        Counted() {
            super(OutputStream.nullOutputStream());
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }
    }
}
