package org.niangjia.platform.sheet;

import java.time.Clock;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/**
 * 导出路由. Hangs the export of a list below its address: {@code BASE/exports} to choose columns and ask,
 * {@code /{export}/file} for the file, {@code /choices} for choices that an office keeps.
 */
@Component
public class ExportRoutes {
    private final ExportDesk desk;
    private final Exports exports;
    private final Clock clock;

    ExportRoutes(ExportDesk desk, Exports exports, Clock clock) {
        this.desk = desk;
        this.exports = exports;
        this.clock = clock;
    }

    /** @param base address of the list, such as {@code /employers} */
    public void declare(Routes at, String base, ExportKind<?> kind) {
        new ExportPages<>(desk, exports, clock, kind, base).declare(at);
    }
}
