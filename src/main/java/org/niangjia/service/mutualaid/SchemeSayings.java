package org.niangjia.service.mutualaid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.niangjia.base.Money;
import org.niangjia.engine.benefit.AidModule;
import org.niangjia.engine.benefit.Benefit;
import org.niangjia.engine.benefit.Pay;
import org.niangjia.engine.benefit.Person;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.benefit.Waiting;
import org.niangjia.platform.frame.Words;

/** 方案白话. What a scheme's terms say in sentences, for people who will never read the file. */
final class SchemeSayings {
    private final Words words;
    private final Scheme scheme;

    SchemeSayings(Words words, Scheme scheme) {
        this.words = words;
        this.scheme = scheme;
    }

    /** 补助说明: a benefit's name and its sentences. */
    record Said(String name, List<String> lines) {}

    List<Said> benefits(AidModule module) {
        return module.benefits().stream()
                .map(each -> new Said(words.of(each.called()), lines(module, each)))
                .toList();
    }

    /** What holds over all modules. */
    List<String> whole() {
        return yuan(scheme.capFen()).map(cap -> t("cap_scheme", cap)).stream().toList();
    }

    /** What is asked of who takes a module, beside the fee. */
    List<String> conditions(AidModule module) {
        List<String> lines = new ArrayList<>();
        module.sex().ifPresent(sex -> lines.add(t(sex == Person.Sex.FEMALE ? "women" : "men")));
        if (module.maxShares() > 1) {
            lines.add(t("shares", module.minShares(), module.maxShares()));
        }
        if (module.personalFen() > 0) {
            lines.add(t("personal", yuan(module.personalFen())));
        }
        module.waiting().ifPresent(waiting -> lines.add(waiting(waiting)));
        if (module.hospitalGrade() > 0) {
            lines.add(t("grade", module.hospitalGrade()));
        }
        yuan(module.capFen()).ifPresent(cap -> lines.add(t("cap", cap)));
        yuan(module.capPerShareFen()).ifPresent(cap -> lines.add(t("cap_share", cap)));
        return lines;
    }

    private String waiting(Waiting waiting) {
        return waiting.renewalDays() > 0
                ? t("waiting_renewal", waiting.days(), waiting.renewalDays())
                : t("waiting", waiting.days());
    }

    private List<String> lines(AidModule module, Benefit benefit) {
        List<String> lines = new ArrayList<>();
        switch (benefit.pay()) {
            case Pay.Slabs slabs -> slabs(slabs, lines);
            case Pay.Daily daily -> daily(daily, lines);
            case Pay.Lump lump -> lines.add(t("lump", yuan(lump.fen())));
        }
        yuan(benefit.pay().capFen()).ifPresent(cap -> lines.add(t("cap_benefit", cap)));
        if (benefit.perClaim()) {
            lines.add(t("per_claim"));
        }
        if (!benefit.perShare() && module.maxShares() > 1) {
            lines.add(t("not_per_share"));
        }
        if (benefit.outsideCap()) {
            lines.add(t("outside_cap"));
        }
        if (benefit.hospitalGrade() > 0) {
            lines.add(t("grade", benefit.hospitalGrade()));
        }
        if (!benefit.group().isEmpty()) {
            lines.add(t("group", scheme.group(benefit.group())));
        }
        if (benefit.moment() == Benefit.Wait.INSIDE) {
            lines.add(t("inside", benefit.waitingAfter().orElse(0) + 1));
        }
        if (benefit.moment() == Benefit.Wait.ANY && module.waiting().isPresent()) {
            lines.add(t("always"));
        }
        if (benefit.ends()) {
            lines.add(t("ends"));
        }
        return lines;
    }

    private void slabs(Pay.Slabs pay, List<String> lines) {
        if (pay.gate().isPresent()) {
            lines.add(t(
                    pay.gateIncluded() ? "gate_from" : "gate_over",
                    yuan(pay.gate().getAsLong())));
        }
        if (pay.deductibleFen() > 0) {
            lines.add(t("deductible", yuan(pay.deductibleFen())));
        }
        for (Pay.Slab slab : pay.slabs()) {
            if (slab.rate().signum() > 0) {
                lines.add(slab(slab));
            }
        }
        String floors = pay.floorUpToBase() ? "floor_up_to_base" : "floor";
        yuan(pay.floorFen()).ifPresent(floor -> lines.add(t(floors, floor)));
    }

    private String slab(Pay.Slab slab) {
        String rate = slab.rate()
                        .multiply(BigDecimal.valueOf(100))
                        .stripTrailingZeros()
                        .toPlainString() + "%";
        if (slab.toFen().isPresent()) {
            return t("slab", yuan(slab.fromFen()), yuan(slab.toFen().getAsLong()), rate);
        }
        return slab.fromFen() == 0 ? t("rate", rate) : t("slab_last", yuan(slab.fromFen()), rate);
    }

    private void daily(Pay.Daily pay, List<String> lines) {
        lines.add(
                pay.maxDays().isPresent()
                        ? t("daily_up_to", yuan(pay.perDayFen()), pay.maxDays().getAsInt())
                        : t("daily", yuan(pay.perDayFen())));
        if (pay.shortStayDays() > 0) {
            lines.add(t("short_stay", pay.shortStayDays(), yuan(pay.shortStayFen())));
        }
    }

    private String t(String key, Object... args) {
        return words.t("mutualaid.says." + key, args);
    }

    private static java.util.Optional<String> yuan(OptionalLong fen) {
        return fen.isPresent() ? java.util.Optional.of(yuan(fen.getAsLong())) : java.util.Optional.empty();
    }

    /** Whole yuan without decimals: terms are round figures. */
    static String yuan(long fen) {
        String text = Money.ofFen(fen).format();
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }
}
