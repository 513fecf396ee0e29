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

/** 百万会员. The same pages of the register before and after the county has grown tenfold, to a million members. */
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
        double before = pages(ready, cursors);
        MemberBench.statements("million.sql").forEach(jdbc::execute);
        double after = pages(ready, cursors);
        return List.of(new Row(
                "pages of 20 among a million", after, before, "per s (of 100,000)", after / before, OF_THE_SMALLER));
    }

    private static double pages(Ready ready, List<Cursor> cursors) {
        MemberListBenchmark.pages(ready, cursors, RUN);
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            all.add(MemberListBenchmark.pages(ready, cursors, RUN).perSecond());
        }
        return Load.median(all);
    }
}
