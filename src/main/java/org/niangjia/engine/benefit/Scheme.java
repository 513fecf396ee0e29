package org.niangjia.engine.benefit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.niangjia.base.Bilingual;
import org.niangjia.base.Period;

/**
 * 互助方案. What a fund pays to whom, as dated terms of a region; all of it comes from one file.
 *
 * @param code stable code; the same for the scheme's later versions
 * @param name Chinese name
 * @param english English name
 * @param regions division codes, 6 digits
 * @param valid days on which a cover under this version may begin
 * @param standing how well its terms are known
 * @param source where the terms are published; shown beside every result
 * @param fund who carries the fund and what becomes of shortfall and surplus
 * @param year the plan year
 * @param who who may take part
 * @param bases formula of the base by kind of insurance; the key {@code ""} holds for the others
 * @param amounts amounts that formulas may name
 * @param checks sums of a settlement sheet that must agree
 * @param exclusions causes for which nothing is paid
 * @param deadlines time to claim and to decide
 * @param channels ways to take part
 * @param review levels of review by amount, ascending, the last without an end
 * @param modules what may be taken
 * @param capFen most per person and plan year over all modules, in fen
 */
public record Scheme(
        String code,
        String name,
        String english,
        Set<Integer> regions,
        Period valid,
        Standing standing,
        String source,
        Fund fund,
        PlanYear year,
        Eligibility who,
        Map<String, Formula> bases,
        Amounts amounts,
        List<SheetCheck> checks,
        List<Exclusion> exclusions,
        Deadlines deadlines,
        List<Channel> channels,
        List<ReviewLevel> review,
        List<AidModule> modules,
        OptionalLong capFen) {

    /** 来源情况: read in the published rules, seen in the press, or made up for a demonstration. */
    public enum Standing {
        VERIFIED,
        SAMPLE,
        DEMO
    }

    /** 资金. Who carries the fund, at which level it is pooled, and texts for the public page on what becomes of a rest. */
    public record Fund(String carrier, Pooling pooling, Bilingual shortfall, Bilingual surplus) {}

    /** 单据核对: the total that its parts must add up to; each part may be a fen off. */
    public record SheetCheck(String total, List<String> parts) {}

    /** 不予补助的情形: a cause of the claim, how people call it, with the rule that says so. */
    public record Exclusion(String cause, String name, Optional<String> english, String source) {
        /** What people call it; without an English name of its own as the house calls such a cause. */
        public Bilingual called() {
            return new Bilingual(name, english.or(() -> Causes.english(cause)).orElse(name));
        }
    }

    /**
     * 复核层级. Who decides amounts that the level before does not reach.
     *
     * @param upToFen most that it decides, included, in fen; none for the last level, which decides the rest
     * @param by who signs, in their order: the first of reviewer, second, deputyChair, one to three of them
     * @param sample share of paid claims looked at again
     */
    public record ReviewLevel(OptionalLong upToFen, List<String> by, Optional<java.math.BigDecimal> sample) {
        static final String REVIEWER = "reviewer";
        static final String SECOND = "second";
        static final String DEPUTY_CHAIR = "deputyChair";

        boolean reaches(long fen) {
            return upToFen.isEmpty() || fen <= upToFen.getAsLong();
        }

        /** Whether another officer looks again after the first. */
        public boolean hasSecond() {
            return by.contains(SECOND);
        }

        /** Whether the 分管副主席 signs last. */
        public boolean hasDeputy() {
            return by.contains(DEPUTY_CHAIR);
        }
    }

    /** What people call it. */
    public Bilingual called() {
        return new Bilingual(name, english);
    }

    /** 互斥组: what people call a group of benefits; in English its benefits, for the file gives it one name only. */
    public Bilingual group(String group) {
        return new Bilingual(
                group,
                modules.stream()
                        .flatMap(module -> module.benefits().stream())
                        .filter(each -> each.group().equals(group))
                        .map(Benefit::english)
                        .collect(Collectors.joining(", ")));
    }

    public AidModule module(String moduleCode) {
        return find(moduleCode).orElseThrow(() -> new IllegalArgumentException("no module " + moduleCode));
    }

    public Optional<AidModule> find(String moduleCode) {
        return modules.stream().filter(each -> each.code().equals(moduleCode)).findFirst();
    }

    /** Every formula of the file once. */
    public List<Formula> formulas() {
        return Stream.concat(
                        bases.values().stream(),
                        modules.stream()
                                .flatMap(module -> module.benefits().stream())
                                .flatMap(benefit -> benefit.base().stream()))
                .distinct()
                .toList();
    }

    /** Lengths of cover that its fees are given for, in plan years, the shortest first. */
    public List<Integer> lengths() {
        return modules.stream()
                .flatMap(module -> module.fees().stream())
                .map(AidModule.Fee::years)
                .distinct()
                .sorted()
                .toList();
    }

    /** The base's formula for somebody with this insurance. */
    Optional<Formula> base(String insurance) {
        return Optional.ofNullable(bases.getOrDefault(insurance, bases.get("")));
    }

    /** The level that decides an amount, in fen. */
    public ReviewLevel reviewLevel(long fen) {
        return review.stream().filter(each -> each.reaches(fen)).findFirst().orElseThrow();
    }

    /** The version that a cover beginning on a day is judged by. */
    public boolean isFor(LocalDate coverFrom) {
        return valid.contains(coverFrom);
    }
}
