package org.niangjia.platform.store;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** 加压. Several clients at once, each doing its work again and again for a while. */
public final class Load {
    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final int MOST_ROUNDS = 24;
    /** Compilers that take a twentieth of one core are quiet. */
    private static final int QUIET = 20;

    private Load() {}

    /** 客户. One connection. It throws when an answer is not the one expected, which ends the measurement. */
    public interface Client extends AutoCloseable {
        void once(long n) throws Exception;

        @Override
        void close();
    }

    /** Makes the i-th client. */
    @FunctionalInterface
    public interface Clients {
        Client make(int i) throws Exception;
    }

    /**
     * 量得. What all clients did together.
     *
     * @param perSecond pieces of work a second
     * @param p50Millis half of the pieces took no longer, in milliseconds
     * @param p95Millis ninety-five of a hundred took no longer, in milliseconds
     */
    public record Measured(double perSecond, double p50Millis, double p95Millis) {}

    public static Measured run(int connections, Duration length, Clients clients) {
        long start = System.nanoTime();
        long end = start + length.toNanos();
        try (ExecutorService pool = Executors.newFixedThreadPool(connections)) {
            List<Callable<long[]>> work = IntStream.range(0, connections)
                    .mapToObj(i -> (Callable<long[]>) () -> work(clients, i, end))
                    .toList();
            List<long[]> all = new ArrayList<>();
            for (Future<long[]> each : pool.invokeAll(work)) {
                all.add(each.get());
            }
            long[] nanos = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Measured(nanos.length / seconds, millis(nanos, 0.50), millis(nanos, 0.95));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * 预热. Until Java's compilers have little left to do, as in a house that has served for some hours; a slow machine needs longer for
     * it than a quick one.
     */
    public static void warm(int connections, Clients clients) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            long before = ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
            run(connections, ROUND, clients);
            long compiled = ManagementFactory.getCompilationMXBean().getTotalCompilationTime() - before;
            if (compiled < ROUND.toMillis() / QUIET && round > 0) {
                return;
            }
        }
    }

    private static long[] work(Clients clients, int i, long end) throws Exception {
        long[] nanos = new long[1024];
        int done = 0;
        try (Client client = clients.make(i)) {
            for (long from = System.nanoTime(); from < end; from = System.nanoTime()) {
                client.once(done);
                if (done == nanos.length) {
                    nanos = Arrays.copyOf(nanos, done * 2);
                }
                nanos[done++] = System.nanoTime() - from;
            }
        }
        return Arrays.copyOf(nanos, done);
    }

    private static double millis(long[] sorted, double part) {
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * part))] / 1e6;
    }

    /** Ninety-five of a hundred are no larger. */
    public static double p95(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() * 95 / 100);
    }

    /** The middle one of several runs. */
    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
