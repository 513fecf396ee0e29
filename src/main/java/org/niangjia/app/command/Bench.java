package org.niangjia.app.command;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.niangjia.platform.store.Benchmark;
import org.niangjia.platform.store.CannotStartException;
import org.niangjia.platform.store.DataFolder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** 基准测试. Runs the registered benchmarks in a demo house made for this run and thrown away after it. */
final class Bench {
    private static final int GOOD = 0;
    private static final int MISSED = 1;
    private static final int BUSY = 3;
    private static final double MOST_LOAD_PER_CORE = 0.75;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final PrintStream out;

    Bench(PrintStream out) {
        this.out = out;
    }

    int run(List<String> typed) {
        Arguments arguments = Arguments.parse(typed, Set.of("--json"), Set.of());
        int cores = Runtime.getRuntime().availableProcessors();
        double before = quiet(MOST_LOAD_PER_CORE * cores);
        if (before > MOST_LOAD_PER_CORE * cores) {
            out.printf("机器太忙（负载 %.2f，%d 核），结果没有意义%n", before, cores);
            out.printf(
                    "the machine is too busy (load %.2f on %d cores) for a figure to mean anything%n", before, cores);
            return BUSY;
        }
        Path place = TemporaryFolder.make();
        try {
            Map<String, List<Benchmark.Row>> rows = measure(new DataFolder(place), arguments.rest());
            out.printf("load %.2f → %.2f%n", before, load());
            write(arguments.option("--json", ""), rows, before);
            boolean reached = rows.values().stream().flatMap(List::stream).allMatch(row -> row.ratio() >= row.target());
            return reached ? GOOD : MISSED;
        } finally {
            TemporaryFolder.delete(place);
        }
    }

    /** The load, after a while of waiting where it is still high from a build. */
    private double quiet(double most) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        double load = load();
        if (load > most) {
            out.println("等待机器空闲…… waiting for the machine to be quiet …");
        }
        while (load > most && System.nanoTime() < until) {
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return load;
            }
            load = load();
        }
        return load;
    }

    private Map<String, List<Benchmark.Row>> measure(DataFolder folder, List<String> names) {
        System.setProperty("niangjia.bench", "true");
        try (ConfigurableApplicationContext house = Serve.of(
                        List.of("--data", folder.root().toString(), "--port", "0", "--demo"))
                .open()) {
            List<Benchmark> all =
                    house.getBeanProvider(Benchmark.class).orderedStream().toList();
            List<String> known = all.stream().map(Benchmark::name).toList();
            if (!names.stream().allMatch(name -> known.stream().anyMatch(each -> isOf(each, name)))) {
                throw new CannotStartException("基准有：" + known, "benchmarks are: " + known);
            }
            Map<String, List<Benchmark.Row>> rows = new LinkedHashMap<>();
            all.stream()
                    .filter(each -> names.isEmpty() || names.stream().anyMatch(name -> isOf(each.name(), name)))
                    .forEach(each -> rows.put(each.name(), printed(each.name(), each.run())));
            return rows;
        }
    }

    /** A benchmark by its name, or all of a service: {@code mutualaid} for each that begins so. */
    private static boolean isOf(String benchmark, String name) {
        return benchmark.equals(name) || benchmark.startsWith(name + "-");
    }

    /** Each as soon as it is measured: another that fails afterwards does not take it along. */
    private List<Benchmark.Row> printed(String name, List<Benchmark.Row> rows) {
        rows.forEach(row -> out.printf(
                "%-20s %-40s %10.2f / %10.2f %-8s %.2fx (≥ %.2fx) %s%n",
                name,
                row.what(),
                row.ours(),
                row.baseline(),
                row.unit(),
                row.ratio(),
                row.target(),
                row.ratio() >= row.target() ? "ok" : "MISSED"));
        return rows;
    }

    private static void write(String file, Map<String, List<Benchmark.Row>> rows, double before) {
        if (file.isEmpty()) {
            return;
        }
        record Report(double loadBefore, double loadAfter, int cores, Map<String, List<Benchmark.Row>> benchmarks) {}
        Report report = new Report(before, load(), Runtime.getRuntime().availableProcessors(), rows);
        try {
            Files.write(Path.of(file), JsonMapper.shared().writeValueAsBytes(report));
        } catch (IOException e) {
            throw new CannotStartException("无法写入 " + file, "cannot write " + file, e);
        }
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
