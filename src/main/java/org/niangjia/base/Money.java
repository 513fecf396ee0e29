package org.niangjia.base;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;

/** 金额. An amount of yuan in whole fen; overflow is an error, never a wrong sum. */
public record Money(long fen) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    private static final Pattern YUAN = Pattern.compile("-?(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d{1,2})?");
    private static final DecimalFormatSymbols POINT_AND_COMMA = DecimalFormatSymbols.getInstance(Locale.ROOT);

    public static Money ofFen(long fen) {
        return new Money(fen);
    }

    /** Reads {@code 2316.49}, {@code 2,316.49} or {@code 50}. Throws IllegalArgumentException for anything else. */
    public static Money ofYuan(String yuan) {
        String text = yuan.strip();
        if (!YUAN.matcher(text).matches()) {
            throw new IllegalArgumentException("not an amount of yuan: " + yuan);
        }
        BigDecimal amount = new BigDecimal(text.replace(",", ""));
        return new Money(amount.movePointRight(2).longValueExact());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    public Money negated() {
        return new Money(Math.negateExact(fen));
    }

    /** This amount times a fraction, rounded once, half away from zero: 5,232.97 × 1/2 = 2,616.49. */
    public Money times(long numerator, long denominator) {
        return times(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
    }

    /** This amount times a decimal rate such as 0.455, rounded once, half away from zero. */
    public Money times(BigDecimal rate) {
        return times(rate, BigDecimal.ONE);
    }

    private Money times(BigDecimal numerator, BigDecimal denominator) {
        BigDecimal product = BigDecimal.valueOf(fen).multiply(numerator);
        return new Money(product.divide(denominator, 0, RoundingMode.HALF_UP).longValueExact());
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isNegative() {
        return fen < 0;
    }

    /** For people: {@code 2,316.49}, without the unit, which is a word of the reader's language. */
    public String format() {
        return new DecimalFormat("#,##0.00", POINT_AND_COMMA).format(yuan());
    }

    /** For files: {@code 2316.49}. */
    public String plain() {
        return yuan().toPlainString();
    }

    public BigDecimal yuan() {
        return BigDecimal.valueOf(fen, 2);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    @Override
    public String toString() {
        return format() + " 元";
    }
}
