package org.niangjia.engine.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.niangjia.platform.store.Benchmark;
import org.niangjia.platform.store.Load;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * 记账的速度. Eight connections post batches of a hundred transfers, each into a fund of its own; in turn the frozen
 * {@code bench/ledger.sql} runs by bare JDBC. Five runs of eight seconds each.
 */
@Component
@ConditionalOnProperty("niangjia.bench")
class LedgerBenchmark implements Benchmark {
    private static final int CONNECTIONS = 8;
    private static final int RUNS = 5;
    private static final Duration RUN = Duration.ofSeconds(8);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final double TARGET = 0.5;
    /** Where no poller looks. */
    private static final int NOBODY = 999999;

    private final Books books;
    private final Ledger ledger;
    private final DataSource database;

    LedgerBenchmark(Books books, Ledger ledger, DataSource database) {
        this.books = books;
        this.ledger = ledger;
        this.database = database;
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public List<Row> run() {
        List<String> statements = statements();
        List<BenchBook> posted = funds();
        List<BenchBook> written = funds();
        Load.run(CONNECTIONS, WARM_UP, i -> new PostingByLedger(ledger, posted.get(i)));
        Load.run(CONNECTIONS, WARM_UP, i -> new PostingBySql(database, statements, written.get(i)));
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            bare.add(Load.run(CONNECTIONS, RUN, i -> new PostingBySql(database, statements, written.get(i)))
                    .perSecond());
            ours.add(Load.run(CONNECTIONS, RUN, i -> new PostingByLedger(ledger, posted.get(i)))
                    .perSecond());
            ratios.add(ours.getLast() / bare.getLast());
        }
        return List.of(new Row(
                "post a batch of 100 transfers",
                Load.median(ours),
                Load.median(bare),
                "per s",
                Load.median(ratios),
                TARGET));
    }

    private List<BenchBook> funds() {
        return Stream.generate(() -> BenchBook.open(books, NOBODY))
                .limit(CONNECTIONS)
                .toList();
    }

    private static List<String> statements() {
        try {
            return new ClassPathResource("bench/ledger.sql")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--") && !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
