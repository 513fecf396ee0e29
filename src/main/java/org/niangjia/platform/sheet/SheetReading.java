package org.niangjia.platform.sheet;

import java.util.List;

/**
 * 读取结果. What came of reading a file.
 *
 * @param rows rows that were not empty
 * @param ignored headings of the file that nobody asked for
 * @param hidden hidden sheets that were left alone
 */
record SheetReading(int rows, List<String> ignored, List<String> hidden) {

    SheetReading {
        ignored = List.copyOf(ignored);
        hidden = List.copyOf(hidden);
    }
}
