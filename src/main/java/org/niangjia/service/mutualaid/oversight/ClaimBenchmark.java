package org.niangjia.service.mutualaid.oversight;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.benefit.Claim;
import org.niangjia.engine.benefit.Computation;
import org.niangjia.engine.benefit.Cover;
import org.niangjia.engine.benefit.Person;
import org.niangjia.engine.benefit.Progress;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Consents;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.store.Benchmark;
import org.niangjia.platform.store.Load;
import org.niangjia.service.mutualaid.SchemeShelf;
import org.niangjia.service.mutualaid.cover.Batch;
import org.niangjia.service.mutualaid.cover.DemoInsured;
import org.niangjia.service.mutualaid.cover.EnrolmentDesk;
import org.niangjia.service.mutualaid.cover.Insured;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * 申领的速度. One million claims computed with their traces, on one core and on all, beside the bare arithmetic of the same
 * slabs; then sixteen connections that hand claims in over authenticated HTTP, in turn with the frozen {@code bench/claim.sql}
 * by bare JDBC.
 */
@Component
@ConditionalOnProperty("niangjia.bench")
class ClaimBenchmark implements Benchmark {
    private static final int DISTRICT = 330903;
    /** Rows of the baseline lie where no poller looks; its people too. */
    private static final int NOBODY = 999998;

    private static final int CLAIMS = 1_000_000;
    private static final int WARM = 100_000;
    private static final int PEOPLE = 2_000;
    private static final int FIRST_PERSON = 400_000;
    private static final int CONNECTIONS = 16;
    private static final int RUNS = 5;
    private static final int MOST_SECONDS = 180;
    private static final Duration RUN = Duration.ofSeconds(8);
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final double TARGET = 0.4;

    private final SchemeShelf shelf;
    private final Holidays holidays;
    private final EnrolmentDesk enrolments;
    private final Accounts accounts;
    private final Consents consents;
    private final Sessions sessions;
    private final JdbcClient jdbc;
    private final DataSource database;
    private final Environment environment;
    private final Clock clock;

    ClaimBenchmark(
            SchemeShelf shelf,
            Holidays holidays,
            EnrolmentDesk enrolments,
            Accounts accounts,
            Consents consents,
            Sessions sessions,
            JdbcClient jdbc,
            DataSource database,
            Environment environment,
            Clock clock) {
        this.shelf = shelf;
        this.holidays = holidays;
        this.enrolments = enrolments;
        this.accounts = accounts;
        this.consents = consents;
        this.sessions = sessions;
        this.jdbc = jdbc;
        this.database = database;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mutualaid-claims";
    }

    @Override
    public List<Row> run() {
        List<Row> rows = new ArrayList<>(computed());
        rows.add(handedIn());
        return rows;
    }

    // --- one million claims with their traces

    private List<Row> computed() {
        Scheme scheme = shelf.find("putuo", LocalDate.of(2017, 1, 1)).orElseThrow();
        Computation computation = new Computation(scheme, holidays.calendar());
        long sum = claims(computation, 0, WARM) + bare(0, WARM);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        sum += claims(computation, 0, CLAIMS);
        double alone = CLAIMS / ((System.nanoTime() - start) / 1e9);
        double bytes = (double) (threads.getCurrentThreadAllocatedBytes() - before) / CLAIMS;
        start = System.nanoTime();
        long check = bare(0, CLAIMS);
        double limit = CLAIMS / ((System.nanoTime() - start) / 1e9);
        int cores = Runtime.getRuntime().availableProcessors();
        start = System.nanoTime();
        sum += IntStream.range(0, cores)
                .parallel()
                .mapToLong(core -> claims(computation, CLAIMS / cores * core, CLAIMS / cores * (core + 1)))
                .sum();
        double together = CLAIMS / ((System.nanoTime() - start) / 1e9);
        if (sum == 0 || check == 0) {
            throw new IllegalStateException("nothing was computed");
        }
        return List.of(
                new Row(
                        "claims computed with traces, one core, against bare arithmetic",
                        alone,
                        limit,
                        "per s",
                        alone / limit,
                        0),
                new Row("the same on " + cores + " cores, against one", together, alone, "per s", together / alone, 0),
                new Row("allocated for a claim with its trace", bytes, bytes, "bytes", 1, 0));
    }

    private static long claims(Computation computation, int from, int to) {
        Person person = new Person(LocalDate.of(1980, 1, 1), Person.Sex.FEMALE, "employee", false);
        Cover cover = new Cover(
                LocalDate.of(2017, 1, 1),
                List.of("medical"),
                1,
                1,
                Optional.of(LocalDate.of(2015, 1, 1)),
                Optional.empty());
        long sum = 0;
        for (int i = from; i < to; i++) {
            Claim claim = new Claim(
                    LocalDate.of(2017, 6, 1),
                    Map.of("selfPay", bill(i)),
                    OptionalInt.of(5),
                    Set.of(),
                    OptionalInt.of(3),
                    Claim.ILLNESS,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            sum += computation.next(person, cover, Progress.none(), claim).payoutFen();
        }
        return sum;
    }

    private static long bill(int i) {
        return 60_000 + i * 7_919L % 4_500_000;
    }

    /** The limit: the demo scheme's slabs as a programmer would write them down once, exact, without a word about it. */
    private static long bare(int from, int to) {
        BigDecimal first = new BigDecimal("500000");
        BigDecimal second = new BigDecimal("2000000");
        BigDecimal cap = new BigDecimal("2000000");
        long sum = 0;
        for (int i = from; i < to; i++) {
            BigDecimal base = BigDecimal.valueOf(bill(i));
            BigDecimal due = base.min(first).multiply(new BigDecimal("0.3"));
            due = due.add(base.min(second).subtract(first).max(BigDecimal.ZERO).multiply(new BigDecimal("0.4")));
            due = due.add(base.subtract(second).max(BigDecimal.ZERO).multiply(new BigDecimal("0.5")));
            sum += due.min(cap).setScale(0, java.math.RoundingMode.HALF_UP).longValueExact();
        }
        return sum;
    }

    // --- handed in over HTTP

    private Row handedIn() {
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        List<Insured> people = new ArrayList<>();
        for (int n = 0; n < PEOPLE; n++) {
            people.add(DemoInsured.wide(FIRST_PERSON + n));
        }
        LocalDate discharged = today.minusDays(10);
        List<UUID> registered = enrolled(people, discharged.getYear());
        UUID worker = accounts.open("测速职工", "19900009999", DISTRICT);
        consents.give(worker);
        String token = sessions.open(worker, Caller.Strength.TOKEN, null, "bench", Duration.ofHours(2));
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        List<String> sql = statements();
        Load.warm(CONNECTIONS, i -> new ClaimOverHttp(port, token, DISTRICT, people, discharged));
        OffsetDateTime since =
                jdbc.sql("SELECT now()").query(OffsetDateTime.class).single();
        Load.run(CONNECTIONS, WARM_UP, i -> new ClaimBySql(database, sql, NOBODY, registered));
        counted(since);
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            bare.add(Load.run(CONNECTIONS, RUN, n -> new ClaimBySql(database, sql, NOBODY, registered))
                    .perSecond());
            ours.add(Load.run(CONNECTIONS, RUN, n -> new ClaimOverHttp(port, token, DISTRICT, people, discharged))
                    .perSecond());
            ratios.add(ours.getLast() / bare.getLast());
        }
        return new Row("hand in a claim", Load.median(ours), Load.median(bare), "per s", Load.median(ratios), TARGET);
    }

    /**
     * Waits until the database has counted the claims by itself, as in any house that has run for some minutes: plans from before read all
     * claims for each foreign key, in both ways.
     */
    private void counted(OffsetDateTime since) {
        for (int second = 0; second < MOST_SECONDS; second++) {
            int counted =
                    jdbc.sql("""
                            SELECT count(*) FROM pg_stat_user_tables
                             WHERE relname IN ('mutualaid_claim', 'casework_case') AND last_autoanalyze > :since
                            """).param("since", since).query(Integer.class).single();
            if (counted == 2) {
                return;
            }
            try {
                Thread.sleep(Duration.ofSeconds(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("the claims were not counted");
    }

    /** Covered for that year; the same people stand in the baseline's district. */
    private List<UUID> enrolled(List<Insured> people, int year) {
        for (int each : new int[] {year - 1, year}) {
            enrolments.enrol(
                    Scope.house(DISTRICT),
                    new Batch(
                            Uuid7.next(clock),
                            DISTRICT,
                            "putuo",
                            each,
                            "medical",
                            "unit",
                            null,
                            "测速单位",
                            LocalDate.of(each - 1, 12, 20),
                            people));
        }
        jdbc.sql("""
                        INSERT INTO mutualaid_person (district, id, id_hash, id_sealed, id_masked, name, birth, male)
                        SELECT :nobody, id, id_hash, id_sealed, id_masked, name, birth, male FROM mutualaid_person
                         WHERE district = :district AND id IN (SELECT person FROM mutualaid_enrolment e JOIN mutualaid_batch b
                               ON b.district = e.district AND b.id = e.batch WHERE b.district = :district AND b.unit_name = '测速单位')
                        """).param("nobody", NOBODY).param("district", DISTRICT).update();
        return jdbc.sql("SELECT id FROM mutualaid_person WHERE district = :nobody")
                .param("nobody", NOBODY)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private static List<String> statements() {
        try {
            return new ClassPathResource("bench/claim.sql")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--") && !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
