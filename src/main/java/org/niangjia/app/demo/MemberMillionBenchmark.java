package org.niangjia.app.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.niangjia.app.demo.MemberBench.Cursor;
import org.niangjia.app.demo.MemberBench.Ready;
import org.niangjia.platform.store.Benchmark;
import org.niangjia.platform.store.Load;
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

    private final MemberBench bench;
    private final JdbcTemplate jdbc;

    MemberMillionBenchmark(MemberBench bench, JdbcTemplate jdbc) {
        this.bench = bench;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "million";
    }

    @Override
    public List<Row> run() {
        Ready ready = bench.ready();
        List<Cursor> cursors = MemberBench.cursors(ready);
        Half before = half(ready, cursors);
        MemberBench.statements("million.sql").forEach(jdbc::execute);
        Half after = half(ready, cursors);
        return List.of(new Row(
                "pages of 20 among a million",
                after.pages(),
                before.pages(),
                "per s (of 100,000)",
                after.ofTheOther() / before.ofTheOther(),
                OF_THE_SMALLER));
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
