package org.niangjia.service.request;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Consents;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.store.Benchmark;
import org.niangjia.platform.store.HttpLine;
import org.niangjia.platform.store.Load;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 查看诉求的速度. Sixteen workers read one of their cases, and the list of them, among 100,000 others. Beside them stand the
 * frozen figures of Request Tracker 5 on two cores, from the same number of tickets and connections; five runs of six
 * seconds each.
 */
@Component
@ConditionalOnProperty("niangjia.bench")
class ReadBenchmark implements Benchmark {
    private static final int CONNECTIONS = 16;
    private static final int OWN = 20;
    private static final int CASES = 100_000;
    private static final int RUNS = 5;
    private static final Duration RUN = Duration.ofSeconds(6);
    private static final int DISTRICT = 330903;
    /** Requests a second of Request Tracker 5.0, measured at 100,000 tickets and 16 connections: reads, then lists. */
    private static final double PEER_READS = 67;

    private static final double PEER_LISTS = 22;
    private static final double TIMES = 20;

    private final Accounts accounts;
    private final Consents consents;
    private final Sessions sessions;
    private final JdbcClient jdbc;
    private final Environment environment;

    private record Reader(String token, List<String> numbers) {}

    ReadBenchmark(Accounts accounts, Consents consents, Sessions sessions, JdbcClient jdbc, Environment environment) {
        this.accounts = accounts;
        this.consents = consents;
        this.sessions = sessions;
        this.jdbc = jdbc;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "read";
    }

    @Override
    public List<Row> run() {
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            readers.add(reader(port, i));
        }
        multiply(readers.getFirst().numbers().getFirst());
        return List.of(
                row("read one case", PEER_READS, port, readers, ReadBenchmark::one),
                row("list my cases", PEER_LISTS, port, readers, reader -> "/api/requests?limit=20"));
    }

    private static String one(Reader reader) {
        return "/api/requests/"
                + reader.numbers().get(ThreadLocalRandom.current().nextInt(OWN));
    }

    private static Row row(String what, double peer, int port, List<Reader> readers, Function<Reader, String> path) {
        measure(port, readers, path); // warm
        List<Double> ours = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            ours.add(measure(port, readers, path));
        }
        double median = Load.median(ours);
        return new Row(what, median, peer, "per s", median / peer, TIMES);
    }

    private static double measure(int port, List<Reader> readers, Function<Reader, String> path) {
        return Load.run(CONNECTIONS, RUN, i -> new Reading(port, readers.get(i), path))
                .perSecond();
    }

    /** 读者连接. One worker who reads. */
    private static final class Reading implements Load.Client {
        private final HttpLine line;
        private final Reader reader;
        private final Function<Reader, String> path;

        Reading(int port, Reader reader, Function<Reader, String> path) throws IOException {
            this.line = new HttpLine(port, reader.token());
            this.reader = reader;
            this.path = path;
        }

        @Override
        public void once(long n) throws IOException {
            line.get(path.apply(reader), "application/json");
        }

        @Override
        public void close() {
            line.close();
        }
    }

    private Reader reader(int port, int i) {
        var account = accounts.open("测速职工", "1990000%04d".formatted(8000 + i), DISTRICT);
        consents.give(account);
        String token = sessions.open(account, Caller.Strength.TOKEN, null, "bench", Duration.ofHours(2));
        try (SubmitOverHttp submit = new SubmitOverHttp(port, token, DISTRICT)) {
            for (int n = 0; n < OWN; n++) {
                submit.once(n);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        List<String> numbers = jdbc.sql(
                        "SELECT no FROM casework_case WHERE district = :district AND applicant = :account")
                .param("district", DISTRICT)
                .param("account", account)
                .query((row, n) -> row.getString("no"))
                .list();
        return new Reader(token, numbers);
    }

    /** Copies one case until there are enough, each with a number and a holder of its own. */
    private void multiply(String no) {
        jdbc.sql("""
                INSERT INTO casework_case
                SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
                            'no', 'SQ-' || c.district || '-2020-' || lpad(n::text, 6, '0'), 'applicant', null,
                            'holder', '\\x' || encode(sha256(n::text::bytea), 'hex')))).*
                  FROM casework_case c CROSS JOIN generate_series(1, :cases) n
                 WHERE c.district = :district AND c.no = :no
                """)
                .param("cases", CASES)
                .param("district", DISTRICT)
                .param("no", no)
                .update();
        jdbc.sql("""
                INSERT INTO request_request
                SELECT (jsonb_populate_record(r, jsonb_build_object('case_id', copy.id,
                            'query_code', '\\x' || encode(sha256(copy.no::bytea), 'hex')))).*
                  FROM request_request r
                  JOIN casework_case c ON c.district = r.district AND c.id = r.case_id
                  JOIN casework_case copy ON copy.district = c.district AND copy.no LIKE 'SQ-%-2020-%'
                 WHERE c.district = :district AND c.no = :no
                """).param("district", DISTRICT).param("no", no).update();
    }
}
