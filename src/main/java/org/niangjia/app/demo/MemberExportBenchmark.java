package org.niangjia.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.niangjia.platform.sheet.MeasuredExport;
import org.niangjia.platform.store.Benchmark;
import org.niangjia.platform.store.HttpLine;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * 导出名册的速度与内存. An officer asks for all 100,000 members of the county as xlsx, every column that is not sensitive, over
 * HTTP, to the last byte. Beside it stands the most memory that the program held meanwhile.
 */
@Component
@ConditionalOnProperty("niangjia.bench")
class MemberExportBenchmark implements Benchmark {
    private static final List<String> COLUMNS =
            List.of("name", "sex", "birthYear", "union", "state", "joinedOn", "idMasked", "phoneMasked");
    private static final int LEAST_BYTES = 1_000_000;
    private static final double MOST_SECONDS = 4;
    private static final double MOST_MEGABYTES = 400;
    /** RuoYi for as many rows on two cores. */
    private static final double PEER_SECONDS = 6;

    private final MemberBench bench;

    MemberExportBenchmark(MemberBench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public List<Row> run() {
        try (HttpLine line = bench.ready().line()) {
            MeasuredExport export = MeasuredExport.of(line, "/api/members/exports", COLUMNS, Map.of(), LEAST_BYTES);
            double seconds = export.seconds();
            double peak = export.peakMegabytes();
            return List.of(
                    new Row(
                            "export 100,000 members as xlsx",
                            seconds,
                            MOST_SECONDS,
                            "s (most)",
                            MOST_SECONDS / seconds,
                            1),
                    new Row("peak memory of the program", peak, MOST_MEGABYTES, "MB (most)", MOST_MEGABYTES / peak, 1),
                    new Row("export, RuoYi beside", seconds, PEER_SECONDS, "s", PEER_SECONDS / seconds, 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
