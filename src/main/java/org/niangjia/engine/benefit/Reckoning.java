package org.niangjia.engine.benefit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.niangjia.base.Bilingual;
import org.niangjia.base.Refusal;

/** 一次计算. One claim on its way through the modules: benefits, exclusive groups, caps, and the trace of it all. */
final class Reckoning {
    private static final long NO_CAP = Long.MAX_VALUE;

    private final Scheme scheme;
    private final Asking asking;
    private final Cover cover;
    private final Progress progress;
    private final Claim claim;
    private final List<TraceLine> trace;
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<Progress.Of, Progress.Sum> shares = new LinkedHashMap<>();
    private final Map<String, Long> groups = new LinkedHashMap<>();
    private final List<String> ends = new ArrayList<>();
    private long payout;
    private long paidInScheme;
    private boolean paysSomething;

    Reckoning(Scheme scheme, Person person, Cover cover, Progress progress, Claim claim, List<TraceLine> notes) {
        this.scheme = scheme;
        this.asking = new Asking(scheme, person, claim);
        this.cover = cover;
        this.progress = progress;
        this.claim = claim;
        this.trace = new ArrayList<>(notes);
        this.paidInScheme = progress.paid(scheme);
    }

    Computed result() {
        if (!paysSomething && refusals.isEmpty()) {
            refusals.add(BenefitRefusal.NOTHING_CLAIMED.with(scheme.called(), scheme.source()));
        }
        if (!paysSomething) {
            return Computed.refused(List.copyOf(refusals), notes());
        }
        trace.add(TraceLine.of("PAYOUT", "", "", PayRules.yuan(payout)).with("payout", payout));
        return new Computed(payout, List.copyOf(trace), List.of(), Map.copyOf(shares), List.copyOf(ends));
    }

    /** Of a claim that is refused, what there is to know beside the reasons: that it fell on a boundary. */
    private List<TraceLine> notes() {
        return trace.stream()
                .filter(line -> !line.code().startsWith("benefit."))
                .toList();
    }

    void module(AidModule module) {
        List<Benefit> asked = module.benefits().stream()
                .filter(benefit -> asking.asks(benefit) && isOfTheDay(module, benefit))
                .sorted(Comparator.comparing(Asking::last))
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        if (progress.hasEnded(module.code())) {
            refuse(module, ended(module));
            return;
        }
        long paidInModule = progress.paid(module);
        for (Benefit benefit : asked) {
            Optional<Refusal> reason =
                    ends.contains(module.code()) ? Optional.of(ended(module)) : refusal(module, benefit);
            if (reason.isPresent()) {
                refuse(module, reason.get());
                continue;
            }
            paysSomething = true;
            paidInModule += benefit(module, benefit, paidInModule);
        }
    }

    private Refusal ended(AidModule module) {
        return BenefitRefusal.LIABILITY_ENDED.with(module.called(), scheme.source());
    }

    private void refuse(AidModule module, Refusal reason) {
        refusals.add(reason);
        String[] args = reason.args().toArray(new String[0]);
        trace.add(new TraceLine(reason.code(), module.code(), "", Map.of(), List.of(args)));
    }

    // --- which benefits a claim asks for

    /** What is paid in the waiting period only is no question after it. */
    private boolean isOfTheDay(AidModule module, Benefit benefit) {
        return benefit.moment() != Benefit.Wait.INSIDE
                || module.waiting()
                        .filter(each -> cover.dayOf(claim.dayOf(benefit), each)
                                .filter(each::contains)
                                .isPresent())
                        .isPresent();
    }

    // --- why a benefit that is asked for is not paid

    private Optional<Refusal> refusal(AidModule module, Benefit benefit) {
        int grade = Math.max(module.hospitalGrade(), benefit.hospitalGrade());
        OptionalInt given = claim.hospitalGrade();
        if (given.isPresent() && given.getAsInt() < grade) {
            return Optional.of(BenefitRefusal.HOSPITAL_GRADE_TOO_LOW.with(
                    benefit.called(), grade, given.getAsInt(), source(benefit)));
        }
        if (grade > 1 && given.isEmpty() && !(benefit.pay() instanceof Pay.Lump)) {
            trace.add(line("GRADE_UNKNOWN", module, benefit, grade));
        }
        if (benefit.pay() instanceof Pay.Lump && sum(module, benefit).taken()) {
            return Optional.of(BenefitRefusal.LUMP_ALREADY_PAID.with(benefit.called(), source(benefit)));
        }
        return foundOutside(benefit).or(() -> waits(module, benefit));
    }

    /** An illness that was found before the cover began, or after it ended, is none of the cover's. */
    private Optional<Refusal> foundOutside(Benefit benefit) {
        LocalDate day = claim.dayOf(benefit);
        LocalDate last = cover.until().orElseGet(() -> scheme.year().lastDay(cover.from(), cover.years()));
        return day.isBefore(cover.from()) || day.isAfter(last)
                ? Optional.of(BenefitRefusal.FOUND_OUTSIDE_COVER.with(
                        benefit.called(), day, cover.from(), last, source(benefit)))
                : Optional.empty();
    }

    private Optional<Refusal> waits(AidModule module, Benefit benefit) {
        if (module.waiting().isEmpty() || benefit.moment() == Benefit.Wait.ANY) {
            return Optional.empty();
        }
        Waiting waiting = module.waiting().get();
        Optional<Long> day = cover.dayOf(claim.dayOf(benefit), waiting);
        boolean inside = day.filter(waiting::contains).isPresent();
        if (day.filter(each -> each == waiting.days()).isPresent() && benefit.moment() == Benefit.Wait.AFTER) {
            String code = waiting.lastDayWaits() ? "BOUNDARY_WAITS" : "BOUNDARY_PAYS";
            trace.add(line(code, module, benefit, waiting.days()).with("days", waiting.days()));
        }
        boolean wanted = benefit.moment() == Benefit.Wait.INSIDE
                ? inside && day.orElseThrow() > benefit.waitingAfter().orElse(0)
                : !inside;
        if (wanted) {
            trace.add(line(
                    inside ? "IN_WAITING" : "WAITED",
                    module,
                    benefit,
                    day.map(String::valueOf).orElse("…"),
                    waiting.days()));
            return Optional.empty();
        }
        return Optional.of(
                BenefitRefusal.WAITING.with(benefit.called(), day.orElseThrow(), waiting.days(), source(benefit)));
    }

    // --- how much

    /** Pays a benefit as far as its group and the caps allow; returns what counts for the module's cap, in fen. */
    private long benefit(AidModule module, Benefit benefit, long paidInModule) {
        Progress.Sum before = sum(module, benefit);
        BigDecimal base = base(module, benefit);
        int days = claim.stayDays().orElse(0);
        BigDecimal exact = exact(module, benefit, before, base, days);
        long due = exact.setScale(0, RoundingMode.HALF_UP).longValueExact();
        if (exact.stripTrailingZeros().scale() > 0) {
            trace.add(line("ROUNDED", module, benefit, PayRules.yuan(exact), PayRules.yuan(due))
                    .with("amount", due));
        }
        long gain = due;
        if (!benefit.perClaim() && before.dueFen() > 0) {
            gain = Math.max(0, due - before.dueFen());
            trace.add(line(
                            "LESS_DUE_BEFORE",
                            module,
                            benefit,
                            PayRules.yuan(due),
                            PayRules.yuan(before.dueFen()),
                            PayRules.yuan(gain))
                    .with("before", before.dueFen())
                    .with("amount", gain));
        }
        long dueInAll = before.dueFen() + gain;
        long allowed = inGroup(module, benefit, dueInAll, gain);
        long paid = benefit.outsideCap() ? allowed : underCaps(module, benefit, paidInModule, allowed);
        boolean taken = benefit.pay() instanceof Pay.Lump && paid > 0;
        shares.put(new Progress.Of(module.code(), benefit.code()), new Progress.Sum(base, days, gain, paid, taken));
        payout += paid;
        if (benefit.ends() && paid > 0) {
            ends.add(module.code());
            trace.add(line("ENDS", module, benefit));
        }
        if (benefit.outsideCap()) {
            return 0;
        }
        paidInScheme += paid;
        return paid;
    }

    private Progress.Sum sum(AidModule module, Benefit benefit) {
        return progress.of(new Progress.Of(module.code(), benefit.code()));
    }

    private BigDecimal base(AidModule module, Benefit benefit) {
        if (!(benefit.pay() instanceof Pay.Slabs)) {
            return BigDecimal.ZERO;
        }
        Formula formula = asking.formula(benefit).orElseThrow();
        BigDecimal base = formula.value(claim.amounts());
        Bilingual text = formula.text(scheme.amounts());
        TraceLine line = line("BASE", module, benefit, text, asking.given(formula), PayRules.yuan(base));
        trace.add(line.with("amount", base));
        return base;
    }

    private BigDecimal exact(AidModule module, Benefit benefit, Progress.Sum before, BigDecimal base, int days) {
        BigDecimal counted = benefit.perClaim() ? base : before.base().add(base);
        int countedDays = benefit.perClaim() ? days : Math.addExact(before.days(), days);
        if (!benefit.perClaim() && before.base().signum() > 0) {
            trace.add(line("SUM_SO_FAR", module, benefit, PayRules.yuan(before.base()), PayRules.yuan(counted))
                    .with("amount", counted));
        }
        if (!benefit.perClaim() && before.days() > 0 && benefit.pay() instanceof Pay.Daily) {
            trace.add(line("DAYS_SO_FAR", module, benefit, before.days(), countedDays)
                    .with("days", countedDays));
        }
        List<TraceLine> steps = new ArrayList<>();
        BigDecimal one = switch (benefit.pay()) {
            case Pay.Slabs slabs -> PayRules.slabs(slabs, counted, steps::add);
            case Pay.Daily daily -> PayRules.daily(daily, countedDays, steps::add);
            case Pay.Lump lump -> lump(benefit, lump, steps);
        };
        steps.forEach(step ->
                trace.add(new TraceLine(step.code(), module.code(), benefit.code(), step.figures(), step.args())));
        if (!benefit.perShare() || cover.shares() == 1) {
            return one;
        }
        BigDecimal all = one.multiply(BigDecimal.valueOf(cover.shares()));
        trace.add(line("SHARES", module, benefit, PayRules.yuan(one), cover.shares(), PayRules.yuan(all))
                .with("product", all));
        return all;
    }

    private static BigDecimal lump(Benefit benefit, Pay.Lump lump, List<TraceLine> steps) {
        steps.add(TraceLine.of("LUMP", "", "", benefit.called(), PayRules.yuan(lump.fen()))
                .with("product", lump.fen()));
        return BigDecimal.valueOf(lump.fen());
    }

    /** Of a group only the highest counts: what another benefit of it was due is taken off. */
    private long inGroup(AidModule module, Benefit benefit, long dueInAll, long gain) {
        if (benefit.group().isEmpty()) {
            return gain;
        }
        long highest = Math.max(progress.highest(scheme, benefit.group()), groups.getOrDefault(benefit.group(), 0L));
        groups.merge(benefit.group(), dueInAll, Math::max);
        long allowed = Math.min(gain, Math.max(0, dueInAll - highest));
        if (allowed < gain) {
            Bilingual group = scheme.group(benefit.group());
            trace.add(line("GROUP", module, benefit, group, PayRules.yuan(highest), PayRules.yuan(allowed))
                    .with("amount", allowed));
        }
        return allowed;
    }

    private long underCaps(AidModule module, Benefit benefit, long paidInModule, long due) {
        long underModule = under(module.cap(cover.shares()), paidInModule, due, "MODULE_CAP", module, benefit);
        return under(scheme.capFen(), paidInScheme, underModule, "SCHEME_CAP", module, benefit);
    }

    private long under(OptionalLong cap, long paid, long due, String code, AidModule module, Benefit benefit) {
        long left = Math.max(0, cap.orElse(NO_CAP) - paid);
        if (due <= left) {
            return due;
        }
        trace.add(
                line(code, module, benefit, PayRules.yuan(cap.orElseThrow()), PayRules.yuan(paid), PayRules.yuan(left))
                        .with("cap", cap.orElseThrow())
                        .with("before", paid)
                        .with("amount", left));
        return left;
    }

    private static TraceLine line(String code, AidModule module, Benefit benefit, Object... args) {
        return TraceLine.of(code, module.code(), benefit.code(), args);
    }

    private String source(Benefit benefit) {
        return benefit.source().isEmpty() ? scheme.source() : benefit.source();
    }
}
