package org.niangjia.service.request;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Consents;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.store.Benchmark;
import org.niangjia.platform.store.Load;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * 提交诉求的速度. Sixteen connections hand in requests over authenticated HTTP, routed, with trail, task and clocks;
 * in turn the frozen {@code bench/submit.sql} runs by bare JDBC with sixteen connections. Five runs of ten seconds each.
 */
@Component
@ConditionalOnProperty("niangjia.bench")
class SubmitBenchmark implements Benchmark {
    private static final int CONNECTIONS = 16;
    private static final int RUNS = 5;
    private static final Duration RUN = Duration.ofSeconds(10);
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final double TARGET = 0.4;
    private static final int DISTRICT = 330903;
    /** Rows of the baseline lie where no poller looks, or our runs would pay for their clocks and their sealing. */
    private static final int NOBODY = 999999;

    private final Accounts accounts;
    private final Consents consents;
    private final Sessions sessions;
    private final DataSource database;
    private final Environment environment;

    SubmitBenchmark(
            Accounts accounts, Consents consents, Sessions sessions, DataSource database, Environment environment) {
        this.accounts = accounts;
        this.consents = consents;
        this.sessions = sessions;
        this.database = database;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "submit";
    }

    @Override
    public List<Row> run() {
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        List<String> tokens =
                IntStream.range(0, CONNECTIONS).mapToObj(this::worker).toList();
        Load.warm(CONNECTIONS, i -> new SubmitOverHttp(port, tokens.get(i), DISTRICT));
        Load.run(CONNECTIONS, WARM_UP, i -> new SubmitBySql(database, statements(), NOBODY));
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            bare.add(Load.run(CONNECTIONS, RUN, n -> new SubmitBySql(database, statements(), NOBODY))
                    .perSecond());
            ours.add(Load.run(CONNECTIONS, RUN, n -> new SubmitOverHttp(port, tokens.get(n), DISTRICT))
                    .perSecond());
            ratios.add(ours.getLast() / bare.getLast());
        }
        return List.of(new Row(
                "submit a request", Load.median(ours), Load.median(bare), "per s", Load.median(ratios), TARGET));
    }

    private String worker(int i) {
        var account = accounts.open("测速职工", "1990000%04d".formatted(9000 + i), DISTRICT);
        consents.give(account);
        return sessions.open(account, Caller.Strength.TOKEN, null, "bench", Duration.ofHours(2));
    }

    private static List<String> statements() {
        try {
            String text = new ClassPathResource("bench/submit.sql").getContentAsString(StandardCharsets.UTF_8);
            return text.lines().filter(line -> line.startsWith("INSERT")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
