package org.niangjia.service.mutualaid.award;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.ledger.Books;
import org.niangjia.platform.organisation.MeasuringOfficer;
import org.niangjia.platform.store.Benchmark;
import org.niangjia.platform.store.Database;
import org.niangjia.platform.store.HttpLine;
import org.niangjia.platform.store.Settling;
import org.niangjia.service.mutualaid.FundBooks;
import org.niangjia.service.mutualaid.cover.Batch;
import org.niangjia.service.mutualaid.cover.Covers;
import org.niangjia.service.mutualaid.cover.DemoInsured;
import org.niangjia.service.mutualaid.cover.Enrolled;
import org.niangjia.service.mutualaid.cover.EnrolmentDesk;
import org.niangjia.service.mutualaid.cover.Insured;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * 公示页的速度. A fund of a million enrolments in fifteen years, with a payout for every twenty-eighth, all by the rules and in the
 * ledger; its months are closed as an office closes them. Then its public page as of today and as of other days.
 */
@Component
@ConditionalOnProperty("niangjia.bench")
class FundBenchmark implements Benchmark {
    /** The county beside the one whose fund has a history. */
    private static final int DISTRICT = 330902;

    private static final String SCHEME = "putuo";
    private static final int FIRST_YEAR = 2003;
    private static final int YEARS = 15;
    private static final int ENROLMENTS = 1_000_000;
    private static final int UNIT = 100;
    private static final int ONE_IN = 28;
    private static final int AT_ONCE = 1_000;
    private static final int PAGES = 200;
    private static final double MOST_MILLIS = 50;

    private final EnrolmentDesk enrolments;
    private final PayoutDesk payouts;
    private final Covers covers;
    private final FundBooks funds;
    private final Books books;
    private final MeasuringOfficer officers;
    private final Database database;
    private final Environment environment;
    private final Clock clock;

    FundBenchmark(
            EnrolmentDesk enrolments,
            PayoutDesk payouts,
            Covers covers,
            FundBooks funds,
            Books books,
            MeasuringOfficer officers,
            Database database,
            Environment environment,
            Clock clock) {
        this.enrolments = enrolments;
        this.payouts = payouts;
        this.covers = covers;
        this.funds = funds;
        this.books = books;
        this.officers = officers;
        this.database = database;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mutualaid-fund";
    }

    @Override
    public List<Row> run() {
        grow();
        Settling.settle(database);
        LocalDate first = LocalDate.of(FIRST_YEAR, 6, 1);
        double today = pages(n -> "/public/funds/" + DISTRICT);
        double earlier = pages(n -> "/public/funds/" + DISTRICT + "?until=" + first.plusDays(n * 26L));
        return List.of(
                new Row(
                        "fund page at a million enrolments, p95",
                        today,
                        MOST_MILLIS,
                        "ms (most)",
                        MOST_MILLIS / today,
                        1),
                new Row("the same as of 200 other days", earlier, MOST_MILLIS, "ms (most)", MOST_MILLIS / earlier, 1));
    }

    private void grow() {
        Scope scope = Scope.house(DISTRICT);
        for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
            enrol(scope, year);
            // fifteen years come within minutes: the database would not have counted the first before the second is
            // there
            Settling.count(database);
            List<PayoutDesk.Due> bills = bills(covers.ofYear(scope, DISTRICT, SCHEME, year));
            for (int at = 0; at < bills.size(); at += AT_ONCE) {
                payouts.pay(scope, DISTRICT, SCHEME, bills.subList(at, Math.min(bills.size(), at + AT_ONCE)));
            }
            for (int month = 1; month <= 12; month++) {
                Instant end = LocalDate.of(year, month, 1)
                        .plusMonths(1)
                        .atStartOfDay(WorkingCalendar.ZONE)
                        .toInstant()
                        .minusNanos(1_000);
                books.closeUntil(scope, funds.of(scope, DISTRICT, SCHEME), end);
            }
        }
    }

    private void enrol(Scope scope, int year) {
        int heads = ENROLMENTS / YEARS;
        for (int from = 0; from < heads; from += UNIT) {
            List<Insured> people = new ArrayList<>();
            for (int n = from; n < Math.min(heads, from + UNIT); n++) {
                people.add(DemoInsured.of(n));
            }
            LocalDate paidOn = LocalDate.of(year, 1, 5).plusDays(from / UNIT % 50);
            enrolments.enrol(
                    scope,
                    new Batch(
                            Uuid7.next(clock),
                            DISTRICT,
                            SCHEME,
                            year,
                            "medical",
                            "unit",
                            null,
                            "测速单位" + from / UNIT,
                            paidOn,
                            people));
        }
    }

    private static List<PayoutDesk.Due> bills(List<Enrolled> covers) {
        List<PayoutDesk.Due> bills = new ArrayList<>();
        for (int n = 0; n < covers.size(); n += ONE_IN) {
            Enrolled cover = covers.get(n);
            LocalDate on = cover.from().plusDays(31 + n % 200);
            bills.add(new PayoutDesk.Due(cover, DemoBills.claim(on, 60_000 + n * 7_919L % 500_000), on.plusDays(25)));
        }
        return bills;
    }

    private double pages(IntFunction<String> path) {
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        return HttpLine.p95(port, officers.of("舟山市普陀区职工服务中心").token(), PAGES, path, "text/html");
    }
}
