package org.niangjia.platform.sheet;

import java.util.List;

/**
 * 原始行. A row as the file has it.
 *
 * @param number row number as the sheet shows it, from 1
 */
record RawRow(int number, List<RawCell> cells) {

    RawCell cell(int position) {
        return position < 0 || position >= cells.size() ? RawCell.NONE : cells.get(position);
    }

    /** Text of a cell for a heading or for the marked file. */
    String text(int position) {
        return cell(position).text();
    }
}
