package org.niangjia.service.mutualaid.claim;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Bilingual;
import org.niangjia.base.Money;
import org.niangjia.base.Refusal;
import org.niangjia.engine.benefit.Benefit;
import org.niangjia.engine.benefit.Formula;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.service.mutualaid.MutualAidRefusal;

/** 金额审读. The amounts of a settlement sheet as typed: yuan with two decimals on a form, whole fen from a program. */
final class ClaimAmounts {
    private static final Pattern MORE_DECIMALS = Pattern.compile("-?[\\d,]+\\.\\d{3,}");
    private static final long MOST_FEN = 10_000_000_00L;

    private final Scheme scheme;
    private final List<Refusal> wrong;

    ClaimAmounts(Scheme scheme, List<Refusal> wrong) {
        this.scheme = scheme;
        this.wrong = wrong;
    }

    /** Codes that the base of somebody with this insurance is computed from, in the order of the sheet. */
    static List<String> needed(Scheme scheme, String insurance) {
        Set<String> used = new LinkedHashSet<>();
        Formula base = scheme.bases().getOrDefault(insurance, scheme.bases().get(""));
        if (base != null) {
            used.addAll(base.names());
        }
        scheme.modules().stream()
                .flatMap(module -> module.benefits().stream())
                .filter(each -> each.insurances().isEmpty() || each.insurances().contains(insurance))
                .map(Benefit::base)
                .flatMap(formula -> formula.stream())
                .forEach(formula -> used.addAll(formula.names()));
        return inOrder(scheme, used);
    }

    /** Codes that only the sum of the sheet is checked by: they may be left out. */
    static List<String> checked(Scheme scheme, String insurance) {
        Set<String> used = new LinkedHashSet<>();
        scheme.checks().forEach(check -> {
            used.add(check.total());
            used.addAll(check.parts());
        });
        used.removeAll(needed(scheme, insurance));
        return inOrder(scheme, used);
    }

    /** Those that some base is computed from, whatever somebody's insurance is, with more. */
    static List<String> all(Scheme scheme, Set<String> more) {
        Set<String> used = new LinkedHashSet<>(more);
        scheme.modules().stream()
                .flatMap(module -> module.benefits().stream())
                .map(Benefit::base)
                .flatMap(formula -> formula.stream())
                .forEach(formula -> used.addAll(formula.names()));
        return inOrder(scheme, used);
    }

    private static List<String> inOrder(Scheme scheme, Set<String> used) {
        return scheme.amounts().names().keySet().stream().filter(used::contains).toList();
    }

    Map<String, Long> read(ClaimInput in) {
        return read(in.amounts(), in.amountCode(), in.amount());
    }

    Map<String, Long> read(
            @Nullable Map<String, Object> fen, @Nullable List<String> amountCode, @Nullable List<String> amount) {
        Map<String, Long> amounts = new LinkedHashMap<>();
        if (fen != null) {
            fen.forEach((code, value) -> put(amounts, code, fen(code, value)));
        }
        List<String> codes = amountCode == null ? List.of() : amountCode;
        List<String> typed = amount == null ? List.of() : amount;
        for (int i = 0; i < Math.min(codes.size(), typed.size()); i++) {
            String text = ClaimInput.clean(typed.get(i));
            if (!text.isEmpty()) {
                put(amounts, codes.get(i), yuan(codes.get(i), text));
            }
        }
        return amounts;
    }

    private void put(Map<String, Long> amounts, String code, @Nullable Long fen) {
        if (!scheme.amounts().names().containsKey(code)) {
            wrong.add(MutualAidRefusal.AMOUNT_UNKNOWN.at("amount", code));
        } else if (fen != null && fen < 0) {
            wrong.add(MutualAidRefusal.AMOUNT_NEGATIVE.at("amount", name(code)));
        } else if (fen != null && fen > MOST_FEN) {
            wrong.add(MutualAidRefusal.AMOUNT_TOO_LARGE.at("amount", name(code)));
        } else if (fen != null) {
            amounts.put(code, fen);
        }
    }

    private @Nullable Long fen(String code, @Nullable Object value) {
        if (!(value instanceof Number number)) {
            wrong.add(MutualAidRefusal.AMOUNT_NOT_A_SUM.at("amount", name(code)));
            return null;
        }
        try {
            return new BigDecimal(number.toString()).longValueExact();
        } catch (ArithmeticException e) {
            wrong.add(MutualAidRefusal.AMOUNT_FRACTION.at("amount", name(code)));
            return null;
        }
    }

    private @Nullable Long yuan(String code, String text) {
        if (MORE_DECIMALS.matcher(text).matches()) {
            wrong.add(MutualAidRefusal.AMOUNT_FRACTION.at("amount", name(code)));
            return null;
        }
        try {
            return Money.ofYuan(text).fen();
        } catch (IllegalArgumentException | ArithmeticException e) {
            wrong.add(MutualAidRefusal.AMOUNT_NOT_A_SUM.at("amount", name(code)));
            return null;
        }
    }

    private Bilingual name(String code) {
        return scheme.amounts().name(code);
    }
}
