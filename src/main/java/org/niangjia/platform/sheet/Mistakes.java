package org.niangjia.platform.sheet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.niangjia.base.Refusal;

/**
 * 错误清单. Collects what is wrong in a file. The first {@value #MOST_TOLD} are told in full; which rows are bad is known
 * for all of them.
 */
public final class Mistakes {
    static final int MOST_TOLD = 20_000;

    private final List<Mistake> told = new ArrayList<>();
    private final BitSet spoiled = new BitSet();
    private int total;
    private int warnings;

    /** A mistake that keeps the row out. */
    public void add(int row, String column, String code, String... args) {
        add(new Mistake(row, column, code, List.of(args), false));
    }

    /** A refusal of the owner's rules, at a column. */
    public void add(int row, String column, Refusal refusal) {
        add(new Mistake(row, column, refusal.code(), refusal.args(), false));
    }

    /** Something worth a look that keeps nothing out, such as one telephone on many rows. */
    public void warn(int row, String column, String code, String... args) {
        add(new Mistake(row, column, code, List.of(args), true));
    }

    /** Whether something keeps this row out. */
    public boolean spoiled(int row) {
        return spoiled.get(row);
    }

    private void add(Mistake mistake) {
        Integer row = mistake.row();
        if (mistake.warning()) {
            warnings++;
        } else {
            total++;
            if (row != null) {
                spoiled.set(row);
            }
        }
        if (told.size() < MOST_TOLD) {
            told.add(mistake);
        }
    }

    /** The same list, to be added to elsewhere. */
    Mistakes copy() {
        Mistakes copy = new Mistakes();
        copy.told.addAll(told);
        copy.spoiled.or(spoiled);
        copy.total = total;
        copy.warnings = warnings;
        return copy;
    }

    /** Rows that belong to a mistake named elsewhere, such as the lower ones of a merged cell. */
    void spoil(int firstRow, int lastRow) {
        spoiled.set(firstRow, lastRow + 1);
    }

    /** In the order of rows, columns as they were found. */
    List<Mistake> told() {
        return told.stream()
                .sorted(Comparator.comparing(mistake -> mistake.row() == null ? 0 : mistake.row()))
                .toList();
    }

    int total() {
        return total;
    }

    int warnings() {
        return warnings;
    }

    int badRows() {
        return spoiled.cardinality();
    }
}
