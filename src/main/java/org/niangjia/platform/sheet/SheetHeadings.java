package org.niangjia.platform.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.niangjia.base.Refusal;

/**
 * 列名. Where the declared columns stand in this file, in either language; marks such as * or （必填） and spaces do not
 * matter.
 */
final class SheetHeadings {
    private final List<String> found;
    private final int[] positions;
    private final List<String> ignored;
    private final List<Refusal> refusals;

    private SheetHeadings(List<String> found, int[] positions, List<String> ignored, List<Refusal> refusals) {
        this.found = found;
        this.positions = positions;
        this.ignored = ignored;
        this.refusals = refusals;
    }

    static SheetHeadings of(RawRow first, List<SheetColumn> columns) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < first.cells().size(); i++) {
            found.add(plain(first.text(i)));
        }
        List<Refusal> refusals = new ArrayList<>();
        int[] positions = new int[columns.size()];
        Arrays.fill(positions, -1);
        Set<String> wanted = new HashSet<>(Set.of(plain(ErrorSheet.HEADING.zh()), plain(ErrorSheet.HEADING.en())));
        for (int c = 0; c < columns.size(); c++) {
            SheetText heading = columns.get(c).heading();
            String spoken = spoken(found, columns.get(c));
            wanted.add(spoken);
            positions[c] = found.indexOf(spoken);
            if (positions[c] < 0 && columns.get(c).required()) {
                refusals.add(Refusal.of("sheet.COLUMN_MISSING", heading.both()));
            } else if (positions[c] != found.lastIndexOf(spoken)) {
                refusals.add(Refusal.of("sheet.COLUMN_TWICE", heading.both()));
            }
        }
        List<String> ignored = found.stream()
                .filter(heading -> !heading.isEmpty() && !wanted.contains(heading))
                .toList();
        return new SheetHeadings(found, positions, ignored, refusals);
    }

    /** The heading under which this file carries a column: Chinese, English, or another system's. */
    private static String spoken(List<String> found, SheetColumn column) {
        return Stream.concat(Stream.of(column.heading().zh(), column.heading().en()), column.others().stream())
                .map(SheetHeadings::plain)
                .filter(found::contains)
                .findFirst()
                .orElseGet(() -> plain(column.heading().en()));
    }

    private static String plain(String heading) {
        return heading.replaceAll("[\\s\\u3000*＊]|[(（][^)）]*[)）]", "");
    }

    List<Refusal> refusals() {
        return refusals;
    }

    List<String> ignored() {
        return ignored;
    }

    /** Key of the declared column at a position, or the letter of the position. */
    String keyAt(int position, List<SheetColumn> columns) {
        for (int c = 0; c < positions.length; c++) {
            if (positions[c] == position) {
                return columns.get(c).key();
            }
        }
        return SheetArchive.letters(position);
    }

    /** Where a declared column stands in the file, or -1. */
    int position(int column) {
        return positions[column];
    }

    int width() {
        return found.size();
    }
}
