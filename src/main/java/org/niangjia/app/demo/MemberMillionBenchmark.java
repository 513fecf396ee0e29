package org.niangjia.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.niangjia.app.demo.MemberBench.Cursor;
import org.niangjia.app.demo.MemberBench.Ready;
import org.niangjia.platform.store.Benchmark;
import org.niangjia.platform.store.Load;
import org.niangjia.platform.store.Poller;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 百万会员. The same pages of the register in a county of a million members and in one of 100,000, both in one house and read by
 * turns: a machine that becomes another one in between does so for both.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnProperty("niangjia.bench")
class MemberMillionBenchmark implements Benchmark {
    private static final int LARGE = 330902;
    private static final int RUNS = 7;
    private static final Duration RUN = Duration.ofSeconds(5);
    private static final double OF_THE_SMALLER = 0.8;
    private static final String BOARD = "/outlook/joined";
    private static final int BOARDS = 200;
    private static final double MOST_MILLIS = 50;
    private static final double MOST_GROWTH = 1.3;

    private final MemberBench bench;
    private final JdbcClient jdbc;
    private final List<Poller> pollers;

    MemberMillionBenchmark(MemberBench bench, JdbcClient jdbc, List<Poller> pollers) {
        this.bench = bench;
        this.jdbc = jdbc;
        this.pollers = List.copyOf(pollers);
    }

    @Override
    public String name() {
        return "million";
    }

    @Override
    public List<Row> run() {
        Ready small = bench.ready();
        Ready large = bench.ready(LARGE, DemoMembers.MEMBERS);
        List<Cursor> few = MemberBench.cursors(small);
        List<Cursor> many = MemberBench.cursors(large);
        grow();
        Pages pages = pages(small, few, large, many);
        Boards boards = boards(small, large);
        return List.of(
                new Row(
                        "pages of 20 among a million",
                        pages.large(),
                        pages.small(),
                        "per s (of 100,000)",
                        pages.ratio(),
                        OF_THE_SMALLER),
                new Row(
                        "the board of members, a million, p95",
                        boards.large(),
                        MOST_MILLIS,
                        "ms",
                        MOST_MILLIS / boards.large(),
                        1),
                new Row(
                        "and against 100,000 (at most 1.3x)",
                        boards.large(),
                        boards.small(),
                        "ms",
                        MOST_GROWTH * boards.small() / boards.large(),
                        1));
    }

    /** One county to a million; in both, members came over two years, summed up as on any morning. */
    private void grow() {
        MemberBench.statements("million.sql")
                .forEach(sql -> jdbc.sql(sql).param("district", LARGE).update());
        for (int district : List.of(DemoMembers.FIRST, LARGE)) {
            MemberBench.statements("spread.sql")
                    .forEach(sql -> jdbc.sql(sql).param("district", district).update());
            pollers.stream()
                    .filter(poller -> poller.name().equals("membership-sums"))
                    .forEach(poller -> poller.poll(district));
        }
        bench.tidy();
    }

    /** 翻页. Pages a second in both, and the median of what the large county's are of the small one's right before. */
    private record Pages(double small, double large, double ratio) {}

    private static Pages pages(Ready small, List<Cursor> few, Ready large, List<Cursor> many) {
        MemberListBenchmark.pages(small, few, MemberListBenchmark.WARM_UP);
        MemberListBenchmark.pages(large, many, MemberListBenchmark.WARM_UP);
        List<Double> those = new ArrayList<>();
        List<Double> these = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            those.add(MemberListBenchmark.pages(small, few, RUN).perSecond());
            these.add(MemberListBenchmark.pages(large, many, RUN).perSecond());
            ratios.add(these.getLast() / those.getLast());
        }
        return new Pages(Load.median(those), Load.median(these), Load.median(ratios));
    }

    /** 会员看板. One call after the other, of both counties by turns; p95 in ms. */
    private record Boards(double small, double large) {}

    private static Boards boards(Ready small, Ready large) {
        List<Double> those = new ArrayList<>();
        List<Double> these = new ArrayList<>();
        try (MemberBench.Reader one = new MemberBench.Reader(small, n -> BOARD);
                MemberBench.Reader other = new MemberBench.Reader(large, n -> BOARD)) {
            for (int i = 0; i < 2 * BOARDS; i++) {
                double few = millis(one, i);
                double many = millis(other, i);
                if (i >= BOARDS) {
                    those.add(few);
                    these.add(many);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Boards(Load.p95(those), Load.p95(these));
    }

    private static double millis(MemberBench.Reader reader, int n) throws IOException {
        long start = System.nanoTime();
        reader.once(n);
        return (System.nanoTime() - start) / 1e6;
    }
}
