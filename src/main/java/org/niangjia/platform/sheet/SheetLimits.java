package org.niangjia.platform.sheet;

/**
 * 表格限额. How much one file may hold.
 *
 * @param rows rows below the heading
 * @param fileBytes size of the file
 * @param inflatedBytes size after unpacking
 * @param ratio unpacked size to file size; above it the file is made to harm
 */
record SheetLimits(int rows, long fileBytes, long inflatedBytes, int ratio) {
    static final int MOST_ROWS = 150_000;
    private static final long MEGABYTE = 1L << 20;

    static SheetLimits rows(int rows) {
        return new SheetLimits(rows, 20 * MEGABYTE, 200 * MEGABYTE, 100);
    }
}
