package org.niangjia.platform.sheet;

import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/**
 * 导入路由. Hangs the pages and the API of one kind of import below an address of its owner: {@code BASE/imports} with
 * list and upload, {@code /template}, {@code /{import}}, {@code /{import}/errors.xlsx}, {@code /{import}/storage} and
 * {@code /{import}/removal}.
 */
@Component
public class ImportRoutes {
    private final ImportDesk desk;

    ImportRoutes(ImportDesk desk) {
        this.desk = desk;
    }

    /**
     * @param base address of the list that the rows go to, such as {@code /employers}; where it has holes, such as
     *     {@code /rosters/{roster}}, what stands in them is the subject of the context
     */
    public void declare(Routes at, String base, ImportKind<?> kind) {
        new ImportPages(desk, kind, base).declare(at);
    }
}
