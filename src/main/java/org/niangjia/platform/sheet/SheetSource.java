package org.niangjia.platform.sheet;

import java.io.Closeable;
import java.util.Iterator;
import java.util.List;

/** 表格来源. The rows of a workbook or of a CSV file, read one after the other. */
interface SheetSource extends Closeable {

    Iterator<RawRow> rows();

    List<SheetArchive.Merged> merged();

    /** Names of hidden sheets, which nobody reads. */
    List<String> hidden();
}
