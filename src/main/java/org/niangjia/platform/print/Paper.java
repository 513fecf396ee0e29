package org.niangjia.platform.print;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * 文书. What is printed, whatever the form: title, unit, number, day and blocks. Title and number also name the file, so
 * nothing personal belongs into them.
 *
 * @param unit who issues it; empty when nobody does
 * @param number 编号 or 函号; empty when there is none
 * @param day of the document, also in the file's own data
 */
public record Paper(String title, String unit, String number, LocalDate day, Shape shape, List<Block> blocks) {

    /** 版式. */
    public enum Shape {
        PLAIN,
        /** 大字. */
        LARGE,
        /** 横排. */
        WIDE,
        /** 公函, the issuing union in red above a red line. */
        LETTER
    }

    public Paper {
        if (title.isBlank()) {
            throw new IllegalArgumentException("a document needs a title");
        }
        blocks = List.copyOf(blocks);
    }

    public static Paper of(String title, LocalDate day) {
        return new Paper(title, "", "", day, Shape.PLAIN, List.of());
    }

    public Paper by(String issuer) {
        return new Paper(title, issuer, number, day, shape, blocks);
    }

    public Paper numbered(String no) {
        return new Paper(title, unit, no, day, shape, blocks);
    }

    public Paper in(Shape other) {
        return new Paper(title, unit, number, day, other, blocks);
    }

    /** The same with these blocks after those it has. */
    public Paper with(Block... more) {
        List<Block> all = Stream.concat(blocks.stream(), Arrays.stream(more)).toList();
        return new Paper(title, unit, number, day, shape, all);
    }

    /** Name of the file, without its ending. */
    String fileName() {
        String name = number.isEmpty() ? title + " " + day : title + " " + number;
        return name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "-");
    }

    boolean letter() {
        return shape == Shape.LETTER;
    }
}
