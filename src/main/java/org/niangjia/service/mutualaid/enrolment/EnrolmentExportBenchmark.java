package org.niangjia.service.mutualaid.enrolment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.niangjia.platform.organisation.MeasuringOfficer;
import org.niangjia.platform.sheet.MeasuredExport;
import org.niangjia.platform.store.Benchmark;
import org.niangjia.platform.store.HttpLine;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * 导出参保人员的速度与内存. The county's centre asks for the 100,000 people of a roster that waits to be looked through, every column,
 * over HTTP.
 */
@Component
@ConditionalOnProperty("niangjia.bench")
class EnrolmentExportBenchmark implements Benchmark {
    private static final int PEOPLE = 100_000;
    private static final List<String> COLUMNS = List.of(
            "unit", "scheme", "year", "state", "name", "idMasked", "birth", "insurance", "module", "shares", "fee");
    private static final int LEAST_BYTES = 1_000_000;
    private static final double MOST_SECONDS = 4;
    private static final double MOST_MEGABYTES = 400;

    private final EnrolmentBenchmark enrolment;
    private final MeasuringOfficer officers;
    private final Environment environment;

    EnrolmentExportBenchmark(EnrolmentBenchmark enrolment, MeasuringOfficer officers, Environment environment) {
        this.enrolment = enrolment;
        this.officers = officers;
        this.environment = environment;
    }

    @Override
    public String name() {
        return "mutualaid-export";
    }

    @Override
    public List<Row> run() {
        MeasuringOfficer.Seat seat = officers.of("舟山市普陀区职工服务中心");
        enrolment.handIn(PEOPLE, seat.path());
        int port = environment.getRequiredProperty("local.server.port", Integer.class);
        try (HttpLine line = new HttpLine(port, seat.token())) {
            MeasuredExport export = MeasuredExport.of(
                    line,
                    "/api" + RosterPages.ALL + "/exports",
                    COLUMNS,
                    Map.of("state", Roster.State.SUBMITTED.name()),
                    LEAST_BYTES);
            return List.of(
                    new Row(
                            "export 100,000 enrolment rows as xlsx",
                            export.seconds(),
                            MOST_SECONDS,
                            "s (most)",
                            MOST_SECONDS / export.seconds(),
                            1),
                    new Row(
                            "peak memory of the program",
                            export.peakMegabytes(),
                            MOST_MEGABYTES,
                            "MB (most)",
                            MOST_MEGABYTES / export.peakMegabytes(),
                            1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
