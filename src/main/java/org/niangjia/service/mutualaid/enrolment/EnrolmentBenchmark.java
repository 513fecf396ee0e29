package org.niangjia.service.mutualaid.enrolment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.engine.collection.Cashier;
import org.niangjia.engine.collection.Notice;
import org.niangjia.engine.collection.Notices;
import org.niangjia.platform.sheet.ImportContext;
import org.niangjia.platform.sheet.ImportEntrance;
import org.niangjia.platform.store.Benchmark;
import org.niangjia.platform.store.Load;
import org.niangjia.service.mutualaid.cover.DemoInsured;
import org.niangjia.service.mutualaid.cover.Insured;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * 参保的速度. A roster of 127,300 people from the file to the cover: read, checked, looked up, sealed, handed in, paid and put into
 * the register, the way of any other roster. Beside it COPY writes the same rows of the register again, into the same tables.
 */
@Component
@ConditionalOnProperty("niangjia.bench")
class EnrolmentBenchmark implements Benchmark {
    private static final int PEOPLE = 127_300;
    private static final int RUNS = 3;
    private static final double CSV = 0.25;
    private static final double XLSX = 0.15;
    private static final int PUTUO = 330903;
    private static final String SCHEME = "putuo";

    private final ImportEntrance entrance;
    private final RosterDesk desk;
    private final RosterReview review;
    private final RosterReading reading;
    private final Rosters rosters;
    private final Notices notices;
    private final Cashier cashier;
    private final DataSource database;
    private final Clock clock;
    private int first = 1_000_000;

    EnrolmentBenchmark(
            ImportEntrance entrance,
            RosterDesk desk,
            RosterReview review,
            RosterReading reading,
            Rosters rosters,
            Notices notices,
            Cashier cashier,
            DataSource database,
            Clock clock) {
        this.entrance = entrance;
        this.desk = desk;
        this.review = review;
        this.reading = reading;
        this.rosters = rosters;
        this.notices = notices;
        this.cashier = cashier;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mutualaid-enrolment";
    }

    @Override
    public List<Row> run() {
        return List.of(measure("enrol 127,300 from CSV", "csv", CSV), measure("enrol 127,300 from xlsx", "xlsx", XLSX));
    }

    private Row measure(String what, String kind, double target) {
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            byte[] file = kind.equals("csv") ? csv(PEOPLE) : xlsx(PEOPLE);
            long start = System.nanoTime();
            UUID roster = enrol(file, kind);
            ours.add((System.nanoTime() - start) / 1e9);
            bare.add(copy(roster));
            ratios.add(bare.getLast() / ours.getLast());
        }
        return new Row(what, Load.median(ours), Load.median(bare), "s", Load.median(ratios), target);
    }

    private Scope scope() {
        Actor actor = Actor.officer(UUID.randomUUID(), "测量", UUID.randomUUID(), "测量");
        return new Scope(actor, List.of(PUTUO), "", Set.of());
    }

    /** A roster of so many that nobody has looked through yet, for an office there. */
    void handIn(int people, String path) {
        submit(csv(people), "csv", people, path);
    }

    private UUID enrol(byte[] file, String kind) {
        Roster submitted = submit(file, kind, PEOPLE, "");
        Scope house = Scope.house(PUTUO);
        Notice notice = review.approveAtOnce(house, submitted);
        LocalDate today = reading.today();
        cashier.read(
                house,
                review.till(submitted),
                List.of(new Cashier.Arrival(
                        submitted.id().toString(), today, notice.amountFen(), submitted.unitName(), notice.code())));
        cashier.confirm(
                house,
                review.till(submitted),
                cashier.lineOf(house, review.till(submitted), submitted.id().toString()),
                List.of(notice.id()));
        if (rosters.get(house, PUTUO, submitted.id()).state() != Roster.State.IN_FORCE) {
            throw new IllegalStateException("not in force");
        }
        return submitted.id();
    }

    private Roster submit(byte[] file, String kind, int people, String path) {
        Scope scope = scope();
        PlanYears.Offer offer = PlanYears.of(
                        reading.scheme(SCHEME, reading.today().getYear()), reading.today())
                .getFirst();
        Roster roster = desk.put(scope, reading.scheme(SCHEME, offer.year()), roster(offer.year(), path));
        try {
            int stored = entrance.bring(
                    "rosters",
                    new ImportContext(scope, PUTUO, roster.id().toString()),
                    roster.id() + "." + kind,
                    () -> file);
            if (stored != people) {
                throw new IllegalStateException(stored + " rows came in");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return review.submit(Scope.house(PUTUO), roster, roster.version());
    }

    private Roster roster(int year, String path) {
        return new Roster(
                PUTUO,
                Uuid7.next(clock),
                SCHEME,
                year,
                "newForm",
                false,
                1,
                null,
                "测量单位",
                path,
                true,
                Roster.Declared.NOTHING,
                Roster.State.DRAFT,
                clock.instant(),
                null,
                0);
    }

    // --- the same people as files

    /** Others each time. */
    private List<Insured> people(int count) {
        List<Insured> people = new ArrayList<>(count);
        for (int n = 0; n < count; n++) {
            people.add(DemoInsured.wide(first + n));
        }
        first += count;
        return people;
    }

    private byte[] csv(int people) {
        StringBuilder text = new StringBuilder("姓名,身份证号,医保类型,手机,项目,份数\n");
        for (Insured one : people(people)) {
            text.append(one.name()).append(',').append(one.number().value()).append(",职工医保,,住院医疗互助,1\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] xlsx(int people) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "niangjia", null)) {
            Worksheet sheet = workbook.newWorksheet("名册");
            List<String> heads = List.of("姓名", "身份证号", "医保类型", "手机", "项目", "份数");
            for (int c = 0; c < heads.size(); c++) {
                sheet.value(0, c, heads.get(c));
            }
            int row = 1;
            for (Insured one : people(people)) {
                sheet.value(row, 0, one.name());
                sheet.value(row, 1, one.number().value());
                sheet.value(row, 2, "职工医保");
                sheet.value(row, 4, "住院医疗互助");
                sheet.value(row++, 5, 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    // --- the limit: the same rows by COPY

    /** Rows of the baseline lie in the same tables, in a district that no poller looks after. */
    private static final int NOBODY = 999997;

    private static final String BATCH =
            "SELECT district, id FROM mutualaid_batch WHERE district = " + PUTUO + " AND roster = '%s'";
    private static final List<Copied> REGISTER = List.of(
            new Copied(
                    "mutualaid_batch", "SELECT t.* FROM mutualaid_batch t JOIN (" + BATCH + ") b USING (district, id)"),
            new Copied(
                    "mutualaid_person",
                    "SELECT t.* FROM mutualaid_person t JOIN mutualaid_enrolment e ON e.district = t.district AND e.person = t.id"
                            + " JOIN (" + BATCH + ") b ON b.district = e.district AND b.id = e.batch ORDER BY e.id"),
            new Copied(
                    "mutualaid_enrolment",
                    "SELECT t.* FROM mutualaid_enrolment t JOIN (" + BATCH
                            + ") b ON b.district = t.district AND b.id = t.batch ORDER BY t.id"));

    /** 照抄. Rows of one table. */
    private record Copied(String table, String rows) {
        byte[] out(CopyManager copies, UUID roster) throws SQLException, IOException {
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            copies.copyOut("COPY (" + rows().formatted(roster) + ") TO STDOUT", rows);
            String text = rows.toString(StandardCharsets.UTF_8);
            return ("\n" + text)
                    .replace("\n" + PUTUO + "\t", "\n" + NOBODY + "\t")
                    .substring(1)
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Seconds for the register's rows by COPY, one transaction, on the disk like ours. */
    private double copy(UUID roster) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
            double seconds = 0;
            for (Copied each : REGISTER) {
                byte[] rows = each.out(copies, roster);
                long start = System.nanoTime();
                copies.copyIn("COPY " + each.table() + " FROM STDIN", new ByteArrayInputStream(rows));
                seconds += (System.nanoTime() - start) / 1e9;
            }
            long start = System.nanoTime();
            connection.commit();
            return seconds + (System.nanoTime() - start) / 1e9;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
