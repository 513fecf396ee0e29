package org.niangjia.platform.sheet;

import java.util.List;
import org.niangjia.base.Refusal;

/**
 * 读取结果. What came of reading a file.
 *
 * @param rows rows that were not empty
 * @param refusals every mistake, by row and column where it has one
 * @param ignored headings of the file that nobody asked for
 */
public record SheetReading(int rows, List<Refusal> refusals, List<String> ignored) {

    public SheetReading {
        refusals = List.copyOf(refusals);
        ignored = List.copyOf(ignored);
    }

    static SheetReading refused(Refusal refusal) {
        return new SheetReading(0, List.of(refusal), List.of());
    }
}
