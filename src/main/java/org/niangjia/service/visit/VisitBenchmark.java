package org.niangjia.service.visit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.niangjia.platform.organisation.MeasuringOfficer;
import org.niangjia.platform.store.Benchmark;
import org.niangjia.platform.store.HttpLine;
import org.niangjia.platform.store.Load;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 走访的速度. Sixteen connections write visits with five findings over authenticated HTTP, in turn with the frozen
 * {@code bench/visit.sql} by bare JDBC; then the report of a campaign with ten thousand visits.
 */
@Component
@ConditionalOnProperty("niangjia.bench")
class VisitBenchmark implements Benchmark {
    private static final int CONNECTIONS = 16;
    private static final int RUNS = 5;
    private static final Duration RUN = Duration.ofSeconds(8);
    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final double TARGET = 0.4;
    private static final int DISTRICT = 330903;
    /** Rows of the baseline lie where no poller looks. */
    private static final int NOBODY = 999999;

    private static final int REPORTS = 200;
    private static final double MOST_MILLIS = 100;

    private final MeasuringOfficer officers;
    private final JdbcClient jdbc;
    private final DataSource database;
    private final Environment environment;

    VisitBenchmark(MeasuringOfficer officers, JdbcClient jdbc, DataSource database, Environment environment) {
        this.officers = officers;
        this.jdbc = jdbc;
        this.database = database;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "visits";
    }

    @Override
    public List<Row> run() {
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        String unit =
                jdbc.sql("""
                SELECT id::text FROM employer_view WHERE district = :district AND closed_at IS NULL ORDER BY id LIMIT 1
                """).param("district", DISTRICT).query(String.class).single();
        String token = officers.of("舟山市普陀区职工服务中心").token();
        List<String> statements = statements("visit.sql");
        Load.warm(CONNECTIONS, i -> new VisitOverHttp(port, token, unit));
        Load.run(CONNECTIONS, WARM_UP, i -> new VisitBySql(database, statements, NOBODY));
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            bare.add(Load.run(CONNECTIONS, RUN, n -> new VisitBySql(database, statements, NOBODY))
                    .perSecond());
            ours.add(Load.run(CONNECTIONS, RUN, n -> new VisitOverHttp(port, token, unit))
                    .perSecond());
            ratios.add(ours.getLast() / bare.getLast());
        }
        statements("visits.sql").forEach(sql -> jdbc.sql(sql).update());
        double report = report(port);
        return List.of(
                new Row(
                        "write a visit down with five findings",
                        Load.median(ours),
                        Load.median(bare),
                        "per s",
                        Load.median(ratios),
                        TARGET),
                new Row(
                        "report of a campaign with 10,000 visits, p95",
                        report,
                        MOST_MILLIS,
                        "ms (most)",
                        MOST_MILLIS / report,
                        1));
    }

    private double report(int port) {
        String campaign = jdbc.sql("SELECT no FROM visit_campaign WHERE district = 330400 ORDER BY no LIMIT 1")
                .query(String.class)
                .single();
        return HttpLine.p95(
                port,
                officers.of("嘉兴市总工会权益保障部").token(),
                REPORTS,
                n -> "/api/campaigns/" + campaign + "/report",
                "application/json");
    }

    private static List<String> statements(String file) {
        try {
            return new ClassPathResource("bench/" + file)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--") && !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
