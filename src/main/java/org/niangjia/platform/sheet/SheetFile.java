package org.niangjia.platform.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 数据文件. Rows for another program, in columns that it names; written while they are read, text never taken for a formula. */
public final class SheetFile implements Closeable {
    public static final String XLSX_TYPE = ExportFormat.XLSX.mediaType();
    public static final String CSV_TYPE = "text/csv";

    private final RowsOut rows;

    private SheetFile(RowsOut rows) {
        this.rows = rows;
    }

    public static SheetFile xlsx(OutputStream out, String name, List<String> headings) throws IOException {
        return new SheetFile(new RowsOut.Xlsx(out, name, headings));
    }

    /** @param headings none where the other program wants none */
    public static SheetFile csv(OutputStream out, List<String> headings, Charset charset, char separator)
            throws IOException {
        return new SheetFile(new RowsOut.Csv(out, headings, charset, separator));
    }

    public void row(List<? extends @Nullable Object> cells) throws IOException {
        rows.row(cells);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
