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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * 百万会员. The same pages of the register before and after the county has grown tenfold, to a million members. Between the two
 * halves the machine may have become another one, so each run is divided by one of a page that knows nothing of members.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnProperty("niangjia.bench")
class MemberMillionBenchmark implements Benchmark {
    private static final int RUNS = 5;
    private static final Duration RUN = Duration.ofSeconds(5);
    private static final double OF_THE_SMALLER = 0.8;
    private static final String BOARD = "/outlook/joined";
    private static final int BOARDS = 200;
    private static final double MOST_MILLIS = 50;
    private static final double MOST_GROWTH = 1.3;

    private final MemberBench bench;
    private final JdbcTemplate jdbc;
    private final List<Poller> pollers;

    MemberMillionBenchmark(MemberBench bench, JdbcTemplate jdbc, List<Poller> pollers) {
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
        Ready ready = bench.ready();
        List<Cursor> cursors = MemberBench.cursors(ready);
        bench.tidy();
        Half before = half(ready, cursors);
        double fewBoards = board(ready);
        MemberBench.statements("million.sql").forEach(jdbc::execute);
        bench.tidy();
        Half after = half(ready, cursors);
        double manyBoards = board(ready);
        return List.of(
                new Row(
                        "pages of 20 among a million",
                        after.pages(),
                        before.pages(),
                        "per s (of 100,000)",
                        after.ofTheOther() / before.ofTheOther(),
                        OF_THE_SMALLER),
                new Row(
                        "the board of members, a million, p95",
                        manyBoards,
                        MOST_MILLIS,
                        "ms",
                        MOST_MILLIS / manyBoards,
                        1),
                new Row(
                        "and against 100,000 (at most 1.3x)",
                        manyBoards,
                        fewBoards,
                        "ms",
                        MOST_GROWTH * fewBoards / manyBoards,
                        1));
    }

    /** 会员看板. Two years of comings and goings, summed up as on any morning; one reader after the other, p95 in ms. */
    private double board(Ready ready) {
        MemberBench.statements("spread.sql").forEach(jdbc::execute);
        pollers.stream()
                .filter(poller -> poller.name().equals("membership-sums"))
                .forEach(poller -> poller.poll(DemoMembers.FIRST));
        bench.tidy();
        List<Double> all = new ArrayList<>();
        try (MemberBench.Reader reader = new MemberBench.Reader(ready, n -> BOARD)) {
            for (int i = 0; i < 2 * BOARDS; i++) {
                long start = System.nanoTime();
                reader.once(i);
                if (i >= BOARDS) {
                    all.add((System.nanoTime() - start) / 1e6);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.sort(null);
        return all.get(BOARDS * 95 / 100);
    }

    /** 一半. Pages a second, and what that is of the other page in the same minute. */
    private record Half(double pages, double ofTheOther) {}

    private static Half half(Ready ready, List<Cursor> cursors) {
        MemberListBenchmark.pages(ready, cursors, MemberListBenchmark.WARM_UP);
        other(ready, MemberListBenchmark.WARM_UP);
        List<Double> pages = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            double other = other(ready, RUN);
            pages.add(MemberListBenchmark.pages(ready, cursors, RUN).perSecond());
            ratios.add(pages.getLast() / other);
        }
        return new Half(Load.median(pages), Load.median(ratios));
    }

    private static double other(Ready ready, Duration length) {
        return Load.run(MemberBench.CONNECTIONS, length, i -> new MemberBench.Reader(ready, n -> "/tasks"))
                .perSecond();
    }
}
