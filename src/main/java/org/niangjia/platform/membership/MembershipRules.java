package org.niangjia.platform.membership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Parsed;
import org.niangjia.base.PersonName;
import org.niangjia.base.PhoneNumber;
import org.niangjia.base.Refusal;
import org.niangjia.platform.organisation.Union;

/** 会籍规则. Who may join and what fits which state; every reason at once. */
final class MembershipRules {
    private MembershipRules() {}

    /**
     * 入会登记.
     *
     * @param paper what was read of the ID number
     * @param ages too young and too old, from the county's terms
     */
    static List<Refusal> join(
            MemberFacts facts, Parsed<IdPaper> paper, @Nullable Union union, Ages ages, LocalDate today) {
        List<Refusal> reasons = new ArrayList<>();
        reasons.addAll(PersonName.parse(facts.name()).at("name").reasons());
        reasons.addAll(paper.at("idNumber").reasons());
        reasons.addAll(phone(facts.phone()));
        paper.find().flatMap(read -> ages.refuse(read, today)).ifPresent(r -> reasons.add(r.at("idNumber")));
        reasons.addAll(union(union));
        reasons.addAll(work(facts.work()));
        if (facts.joinedOn().isAfter(today)) {
            reasons.add(MembershipRefusal.DATE_IN_FUTURE.refusal().at("joinedOn"));
        }
        return reasons;
    }

    static List<Refusal> phone(String phone) {
        return phone.isBlank()
                ? List.of()
                : PhoneNumber.parse(phone).at("phone").reasons();
    }

    static List<Refusal> union(@Nullable Union union) {
        if (union == null) {
            return List.of(MembershipRefusal.UNION_MISSING.refusal().at("union"));
        }
        return union.open() && !union.kind().office()
                ? List.of()
                : List.of(MembershipRefusal.UNION_CLOSED.refusal(union.name()).at("union"));
    }

    static List<Refusal> work(MemberFacts.Work work) {
        if (work.missing()) {
            return List.of(MembershipRefusal.WORK_MISSING.refusal().at("employer"));
        }
        return work.employer() == null && work.town() == null
                ? List.of(MembershipRefusal.TOWN_MISSING.refusal().at("town"))
                : List.of();
    }

    /** 年龄. Terms of the county: too young to work, old enough to have retired. */
    record Ages(int youngest, int retiredMen, int retiredWomen) {
        Optional<Refusal> refuse(IdPaper paper, LocalDate today) {
            int age = paper.number().ageOn(today);
            if (age < youngest) {
                return Optional.of(MembershipRefusal.TOO_YOUNG.refusal(Integer.toString(youngest)));
            }
            int retired = paper.number().male() ? retiredMen : retiredWomen;
            return age >= retired
                    ? Optional.of(MembershipRefusal.RETIRED.refusal(Integer.toString(age)))
                    : Optional.empty();
        }
    }

    /** 保留, 恢复, 注销. Which state follows which by an officer's word. */
    static List<Refusal> state(MemberState from, MemberState to, String reason) {
        List<Refusal> reasons = new ArrayList<>();
        boolean fits = switch (to) {
            case ACTIVE -> from == MemberState.RETAINED;
            case RETAINED -> from == MemberState.ACTIVE;
            case ENDED -> from == MemberState.ACTIVE || from == MemberState.RETAINED;
            case PENDING, MOVED -> false;
        };
        if (!fits) {
            reasons.add(MembershipRefusal.STATE_DOES_NOT_FIT.refusal().at("state"));
        }
        if (reason.isBlank()) {
            reasons.add(MembershipRefusal.REASON_MISSING.refusal().at("reason"));
        }
        return reasons;
    }
}
