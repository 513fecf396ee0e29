package org.niangjia.service.mutualaid;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.niangjia.base.Bilingual;
import org.niangjia.base.Decision;
import org.niangjia.base.Money;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.engine.benefit.AidModule;
import org.niangjia.engine.benefit.CaseFaultyException;
import org.niangjia.engine.benefit.CaseFile;
import org.niangjia.engine.benefit.Formula;
import org.niangjia.engine.benefit.Pay;
import org.niangjia.engine.benefit.Scheme;
import tools.jackson.databind.json.JsonMapper;

/** 试算情形. From what somebody typed to a case, with everything that is wrong at once. */
public final class TrialCase {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MONTHS_BEFORE = 6;

    private final Scheme scheme;
    private final LocalDate today;

    TrialCase(Scheme scheme, LocalDate today) {
        this.scheme = scheme;
        this.today = today;
    }

    /** 金额栏: codes of the amounts that this scheme's formulas use, in the order of the sheet. */
    static List<String> fields(Scheme scheme) {
        Set<String> used = new TreeSet<>();
        Stream.concat(
                        scheme.bases().values().stream(),
                        scheme.modules().stream()
                                .flatMap(module -> module.benefits().stream())
                                .flatMap(benefit -> benefit.base().stream()))
                .map(Formula::names)
                .forEach(used::addAll);
        return scheme.amounts().names().keySet().stream().filter(used::contains).toList();
    }

    /** 病种: codes that lumps of the scheme are paid for, each with the first benefit's name. */
    public static Map<String, Bilingual> diagnoses(Scheme scheme) {
        Map<String, Bilingual> names = new java.util.LinkedHashMap<>();
        for (AidModule module : scheme.modules()) {
            module.benefits().forEach(benefit -> {
                if (benefit.pay() instanceof Pay.Lump lump) {
                    lump.diagnoses().forEach(code -> names.putIfAbsent(code, benefit.called()));
                }
            });
        }
        return names;
    }

    static boolean asksDays(Scheme scheme) {
        return scheme.modules().stream()
                .flatMap(module -> module.benefits().stream())
                .anyMatch(benefit -> benefit.pay() instanceof Pay.Daily);
    }

    /** Throws RefusedException with everything that is wrong. */
    public CaseFile of(Trial in) {
        Map<String, Object> whole = in.whole() ? typed(in) : form(in);
        try {
            return CaseFile.read(JSON.writeValueAsString(whole), scheme);
        } catch (CaseFaultyException e) {
            throw new RefusedException(e.faults().stream()
                    .map(fault -> Refusal.of("mutualaid.TRIAL_FAULTY", fault))
                    .toList());
        }
    }

    private static Map<String, Object> typed(Trial in) {
        Map<String, Object> whole = new HashMap<>();
        whole.put("person", in.person());
        whole.put("cover", in.cover());
        whole.put("claims", in.claims());
        return whole;
    }

    private Map<String, Object> form(Trial in) {
        List<Refusal> wrong = new ArrayList<>();
        if (in.born() == null || in.born() < today.getYear() - 120 || in.born() > today.getYear()) {
            wrong.add(Refusal.of("mutualaid.BORN_WRONG").at("born"));
        }
        Map<String, Object> claim = new HashMap<>();
        claim.put("on", on(in).toString());
        claim.put("amounts", amounts(in, wrong));
        put(claim, "stayDays", in.stayDays());
        put(claim, "diagnosis", in.diagnosis());
        Map<String, Object> cover = new HashMap<>();
        cover.put("from", from(in).toString());
        if (in.from() == null) {
            cover.put("firstCoveredOn", on(in).minusMonths(MONTHS_BEFORE).toString());
        }
        cover.put("modules", modules(in));
        put(cover, "shares", in.shares());
        Decision.of(wrong).orThrow();
        Map<String, Object> person = new HashMap<>();
        person.put("birth", in.born() + "-01-01");
        person.put("sex", Optional.ofNullable(in.sex()).orElse(""));
        put(person, "insurance", in.insurance());
        return Map.of("person", person, "cover", cover, "claims", List.of(claim));
    }

    /** The cover of that day's plan year, taken for half a year at least: whoever tries it out is past the waiting period. */
    private LocalDate from(Trial in) {
        if (in.from() != null) {
            return in.from();
        }
        LocalDate from = scheme.year().starts().isPresent()
                ? scheme.year().containing(on(in)).from()
                : on(in).minusMonths(MONTHS_BEFORE);
        return from.isBefore(scheme.valid().from()) ? scheme.valid().from() : from;
    }

    private LocalDate on(Trial in) {
        if (in.on() != null) {
            return in.on();
        }
        LocalDate last = scheme.valid().to();
        return last != null && last.isBefore(today) ? last : today;
    }

    private List<String> modules(Trial in) {
        List<String> chosen = in.module();
        return chosen == null || chosen.isEmpty()
                ? List.of(scheme.modules().getFirst().code())
                : chosen;
    }

    private Map<String, Long> amounts(Trial in, List<Refusal> wrong) {
        Map<String, Long> amounts = new HashMap<>();
        List<String> typed = in.amount() == null ? List.of() : in.amount();
        List<String> fields = fields(scheme);
        for (int i = 0; i < Math.min(typed.size(), fields.size()); i++) {
            String text = typed.get(i) == null ? "" : typed.get(i).strip();
            if (text.isEmpty()) {
                continue;
            }
            try {
                amounts.put(fields.get(i), Money.ofYuan(text).fen());
            } catch (IllegalArgumentException | ArithmeticException e) {
                wrong.add(Refusal.of(
                                "mutualaid.AMOUNT_WRONG",
                                scheme.amounts().name(fields.get(i)).written())
                        .at("amount"));
            }
        }
        return amounts;
    }

    private static void put(Map<String, Object> map, String key, @org.jspecify.annotations.Nullable Object value) {
        if (value != null && !"".equals(value)) {
            map.put(key, value);
        }
    }
}
