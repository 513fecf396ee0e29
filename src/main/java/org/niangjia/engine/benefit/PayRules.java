package org.niangjia.engine.benefit;

import java.math.BigDecimal;
import java.util.function.Consumer;
import org.niangjia.base.Money;

/** 补助算法. Pure: what a benefit comes to for one share, from a base or from days; each step is told. */
final class PayRules {
    private PayRules() {}

    /** Slab by slab, then floor and cap; exact, in fen. */
    static BigDecimal slabs(Pay.Slabs pay, BigDecimal base, Consumer<TraceLine> trace) {
        if (pay.gate().isPresent() && !passes(pay, base)) {
            long gate = pay.gate().getAsLong();
            trace.accept(line("GATE_NOT_PASSED", yuan(base), yuan(gate)).with("gate", gate));
            return BigDecimal.ZERO;
        }
        BigDecimal counted = base;
        if (pay.deductibleFen() > 0) {
            counted = base.subtract(BigDecimal.valueOf(pay.deductibleFen())).max(BigDecimal.ZERO);
            trace.accept(line("DEDUCTIBLE", yuan(base), yuan(pay.deductibleFen()), yuan(counted))
                    .with("deductible", pay.deductibleFen())
                    .with("amount", counted));
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Pay.Slab slab : pay.slabs()) {
            BigDecimal inside = within(slab, counted);
            if (inside.signum() > 0) {
                BigDecimal product = inside.multiply(slab.rate());
                sum = sum.add(product);
                trace.accept(slab(slab, inside, product));
            }
        }
        return limited(pay, base, counted, sum, trace);
    }

    private static boolean passes(Pay.Slabs pay, BigDecimal base) {
        int over = base.compareTo(BigDecimal.valueOf(pay.gate().orElseThrow()));
        return over > 0 || over == 0 && pay.gateIncluded();
    }

    private static BigDecimal within(Pay.Slab slab, BigDecimal base) {
        BigDecimal top = slab.toFen().isPresent()
                ? base.min(BigDecimal.valueOf(slab.toFen().getAsLong()))
                : base;
        return top.subtract(BigDecimal.valueOf(slab.fromFen())).max(BigDecimal.ZERO);
    }

    private static TraceLine slab(Pay.Slab slab, BigDecimal inside, BigDecimal product) {
        String rate = Rate.format(slab.rate());
        TraceLine line = slab.toFen().isPresent()
                ? line("SLAB", yuan(slab.fromFen()), yuan(slab.toFen().getAsLong()), yuan(inside), rate, yuan(product))
                : line("LAST_SLAB", yuan(slab.fromFen()), yuan(inside), rate, yuan(product));
        return line.with("from", slab.fromFen())
                .with(
                        "to",
                        slab.toFen().isPresent()
                                ? BigDecimal.valueOf(slab.toFen().getAsLong())
                                : null)
                .with("amount", inside)
                .with("rate", slab.rate())
                .with("product", product);
    }

    private static BigDecimal limited(
            Pay.Slabs pay, BigDecimal base, BigDecimal counted, BigDecimal sum, Consumer<TraceLine> trace) {
        BigDecimal result = sum;
        if (pay.floorFen().isPresent() && counted.signum() > 0) {
            BigDecimal least = BigDecimal.valueOf(pay.floorFen().getAsLong());
            least = pay.floorUpToBase() ? least.min(base) : least;
            if (result.compareTo(least) < 0) {
                trace.accept(line("FLOOR", yuan(least), yuan(result)).with("floor", least));
                result = least;
            }
        }
        return capped(pay, result, trace);
    }

    /** So much for each day, a lump for a short stay; exact, in fen. */
    static BigDecimal daily(Pay.Daily pay, int days, Consumer<TraceLine> trace) {
        if (days <= 0) {
            return BigDecimal.ZERO;
        }
        if (days <= pay.shortStayDays()) {
            trace.accept(line("SHORT_STAY", days, pay.shortStayDays(), yuan(pay.shortStayFen()))
                    .with("days", days)
                    .with("product", pay.shortStayFen()));
            return capped(pay, BigDecimal.valueOf(pay.shortStayFen()), trace);
        }
        int counted = Math.min(days, pay.maxDays().orElse(days));
        BigDecimal sum = BigDecimal.valueOf(Math.multiplyExact(pay.perDayFen(), (long) counted));
        String code = counted < days ? "DAYS_UP_TO" : "DAYS";
        trace.accept(line(code, days, counted, yuan(pay.perDayFen()), yuan(sum))
                .with("days", counted)
                .with("product", sum));
        return capped(pay, sum, trace);
    }

    private static BigDecimal capped(Pay pay, BigDecimal sum, Consumer<TraceLine> trace) {
        if (pay.capFen().isPresent()) {
            BigDecimal most = BigDecimal.valueOf(pay.capFen().getAsLong());
            if (sum.compareTo(most) > 0) {
                trace.accept(line("CAP", yuan(most), yuan(sum)).with("cap", most));
                return most;
            }
        }
        return sum;
    }

    private static TraceLine line(String code, Object... args) {
        return TraceLine.of(code, "", "", args);
    }

    static String yuan(long fen) {
        return Money.ofFen(fen).format();
    }

    /** With as many digits as there are, two at least: 2,116.485. */
    static String yuan(BigDecimal fen) {
        BigDecimal yuan = fen.movePointLeft(2).stripTrailingZeros();
        BigDecimal shown = yuan.scale() < 2 ? yuan.setScale(2) : yuan;
        BigDecimal whole = shown.setScale(2, java.math.RoundingMode.DOWN);
        String rest = shown.toPlainString().substring(whole.toPlainString().length());
        return Money.ofFen(whole.movePointRight(2).longValueExact()).format() + rest;
    }
}
