package org.niangjia.platform.organisation;

import static org.niangjia.platform.organisation.OrganisationRefusal.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.niangjia.base.CreditCode;
import org.niangjia.base.Decision;
import org.niangjia.base.Parsed;
import org.niangjia.base.PhoneNumber;
import org.niangjia.base.Refusal;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.access.PostRole;

/** 组织管理规则. Everything that is asked before the organisation changes; all reasons at once. */
final class OrganisationRules {
    static final int LONGEST_NAME = 80;

    /** Elected at a congress and approved by the upper union (工会法 16、18): they have a term, and only the upper union ends it. */
    static final Set<PostRole> ELECTED =
            EnumSet.of(PostRole.CHAIR, PostRole.EXECUTIVE_CHAIR, PostRole.DEPUTY_CHAIR, PostRole.AUDITOR);

    private OrganisationRules() {}

    /** 工会登记: what is written down about a union makes sense by itself. */
    static List<Refusal> facts(UnionFacts facts, UnionLevel level) {
        List<Refusal> reasons = new ArrayList<>(name(facts.name()));
        if (!facts.kind().levels().contains(level)) {
            reasons.add(KIND_DOES_NOT_FIT.refusal().at("kind"));
        }
        if (!plausible(facts.place())) {
            reasons.add(PLACE_UNKNOWN.refusal().at("place"));
        }
        String code = facts.creditCode();
        if (code != null) {
            reasons.addAll(CreditCode.parse(code).at("creditCode").reasons());
        }
        boolean neitherNor = code == null && facts.noCreditCodeReason() == null;
        if (!facts.kind().office() && (neitherNor || code != null && facts.noCreditCodeReason() != null)) {
            reasons.add(CREDIT_CODE_OR_REASON.refusal().at("creditCode"));
        }
        return reasons;
    }

    private static List<Refusal> name(String name) {
        if (name.isEmpty()) {
            return List.of(NAME_MISSING.refusal().at("name"));
        }
        return Text.length(name) > LONGEST_NAME
                ? List.of(NAME_TOO_LONG.refusal(Integer.toString(LONGEST_NAME)).at("name"))
                : List.of();
    }

    /** A region code has six, nine (town) or twelve (village) digits. */
    private static boolean plausible(long place) {
        int digits = Long.toString(place).length();
        return place > 0 && (digits == 6 || digits == 9 || digits == 12);
    }

    /** 新建工会: approved by the upper union (工会法 12), below it in the tree. */
    static Decision create(Union parent, UnionLevel level, UnionFacts facts) {
        List<Refusal> reasons = new ArrayList<>(facts(facts, level));
        reasons.addAll(below(parent, level, facts.kind()));
        return Decision.of(reasons);
    }

    private static List<Refusal> below(Union parent, UnionLevel level, UnionKind kind) {
        List<Refusal> reasons = new ArrayList<>();
        if (!parent.open()) {
            reasons.add(PARENT_CLOSED.refusal(parent.name()).at("parent"));
        }
        boolean beside =
                level == parent.level() && (kind.office() || kind == UnionKind.INDUSTRY || level == UnionLevel.UNIT);
        if (parent.kind().office() || !beside && level.compareTo(parent.level()) <= 0) {
            reasons.add(LEVEL_DOES_NOT_FIT.refusal(parent.name()).at("level"));
        }
        return reasons;
    }

    static Decision amend(Union union, UnionFacts facts) {
        List<Refusal> reasons = new ArrayList<>(facts(facts, union.level()));
        if (!union.open()) {
            reasons.add(UNION_CLOSED.refusal(union.name()));
        }
        return Decision.of(reasons);
    }

    /** 撤销工会: with a reason; unions below first find another parent; holders and employers only after a warning. */
    static Decision close(Union union, String reason, Remains remains, boolean warned) {
        List<Refusal> reasons = new ArrayList<>();
        if (!union.open()) {
            reasons.add(UNION_CLOSED.refusal(union.name()));
        }
        if (reason.isBlank()) {
            reasons.add(REASON_MISSING.refusal().at("reason"));
        }
        if (remains.unionsBelow() > 0) {
            reasons.add(UNIONS_BELOW.refusal(Integer.toString(remains.unionsBelow())));
        }
        if (!warned && remains.holders() > 0) {
            reasons.add(
                    HOLDERS_LEFT.refusal(Integer.toString(remains.holders())).at("warned"));
        }
        if (!warned && remains.employers() > 0) {
            reasons.add(EMPLOYERS_LEFT
                    .refusal(Integer.toString(remains.employers()))
                    .at("warned"));
        }
        return Decision.of(reasons);
    }

    /** What is still there when a union is to be closed. */
    record Remains(int unionsBelow, int holders, int employers) {}

    /** 调整隶属: town and below, inside the home partition, never below itself. */
    static Decision move(Union union, Union parent) {
        List<Refusal> reasons = new ArrayList<>();
        if (!union.open()) {
            reasons.add(UNION_CLOSED.refusal(union.name()));
        }
        if (union.level().upper() || parent.district() != union.district()) {
            reasons.add(UPPER_STAYS.refusal());
        }
        if (UnionPath.contains(union.path(), parent.path())) {
            reasons.add(OWN_SUBTREE.refusal().at("parent"));
        } else {
            reasons.addAll(below(parent, union.level(), union.kind()));
        }
        return Decision.of(reasons);
    }

    static Decision open(Union union, PostFacts facts) {
        List<Refusal> reasons = new ArrayList<>();
        if (!union.open()) {
            reasons.add(UNION_CLOSED.refusal(union.name()));
        }
        if (facts.title().isEmpty()) {
            reasons.add(TITLE_MISSING.refusal().at("title"));
        }
        return Decision.of(reasons);
    }

    static Decision amend(Post post, PostFacts facts) {
        List<Refusal> reasons = new ArrayList<>();
        if (!post.open()) {
            reasons.add(POST_CLOSED.refusal(post.facts().title()));
        }
        if (facts.title().isEmpty()) {
            reasons.add(TITLE_MISSING.refusal().at("title"));
        }
        if (facts.role() != post.facts().role()
                || facts.singleSeat() != post.facts().singleSeat()) {
            reasons.add(SEAT_FIXED.refusal().at("role"));
        }
        return Decision.of(reasons);
    }

    static Decision close(Post post, String reason, int holders) {
        List<Refusal> reasons = new ArrayList<>();
        if (!post.open()) {
            reasons.add(POST_CLOSED.refusal(post.facts().title()));
        }
        if (reason.isBlank()) {
            reasons.add(REASON_MISSING.refusal().at("reason"));
        }
        if (holders > 0) {
            reasons.add(POST_HELD.refusal(Integer.toString(holders)));
        }
        return Decision.of(reasons);
    }

    /** 任命: elected posts have a term of at most so many years, and nobody appoints themself. */
    static Decision appoint(Scope by, Union union, Post post, Appointment appointment, int mostYears) {
        List<Refusal> reasons = new ArrayList<>(upperDecides(by, union, post));
        if (!post.open() || !union.open()) {
            reasons.add(POST_CLOSED.refusal(post.facts().title()));
        }
        if (appointment.account().equals(by.actor().account())) {
            reasons.add(NOT_FOR_ONESELF.refusal().at("account"));
        }
        LocalDate until = appointment.until();
        if (until == null) {
            if (ELECTED.contains(post.facts().role()) && !appointment.acting()) {
                reasons.add(TERM_MISSING.refusal().at("until"));
            }
        } else if (!until.isAfter(appointment.from())) {
            reasons.add(TERM_ENDS_BEFORE_IT_BEGINS.refusal().at("until"));
        } else if (until.isAfter(appointment.from().plusYears(mostYears))) {
            reasons.add(TERM_TOO_LONG.refusal(Integer.toString(mostYears)).at("until"));
        }
        return Decision.of(reasons);
    }

    /** 免去职务, 指定代理: with a reason; elected posts by the upper union. */
    static Decision end(Scope by, Union union, Post post, Tenure tenure, Ending ending) {
        List<Refusal> reasons = new ArrayList<>(upperDecides(by, union, post));
        if (tenure.ended() != null) {
            reasons.add(ENDED_ALREADY.refusal());
        }
        if (ending.reason().isBlank()) {
            reasons.add(REASON_MISSING.refusal().at("reason"));
        }
        Ending.Successor successor = ending.successor();
        if (successor != null && successor.account().equals(tenure.account())) {
            reasons.add(SUCCESSOR_IS_THE_SAME.refusal().at("successor"));
        }
        if (successor != null && successor.account().equals(by.actor().account())) {
            reasons.add(NOT_FOR_ONESELF.refusal().at("successor"));
        }
        return Decision.of(reasons);
    }

    /** Below the county, an elected post is filled and ended from above; a county's own officers keep its list themselves. */
    private static List<Refusal> upperDecides(Scope by, Union union, Post post) {
        boolean ownHouse = union.path().equals(by.path()) && !union.level().upper();
        return ownHouse && ELECTED.contains(post.facts().role())
                ? List.of(UPPER_UNION_DECIDES.refusal(post.facts().title()))
                : List.of();
    }

    /** 用人单位登记. */
    static List<Refusal> facts(EmployerFacts facts) {
        List<Refusal> reasons = new ArrayList<>(name(facts.name()));
        String code = facts.creditCode();
        if (code != null) {
            reasons.addAll(CreditCode.parse(code).at("creditCode").reasons());
        }
        if (!plausible(facts.place())) {
            reasons.add(PLACE_UNKNOWN.refusal().at("place"));
        }
        if (facts.staff() != null && (facts.staffSource() == null || facts.staffOn() == null)) {
            reasons.add(STAFF_WITHOUT_SOURCE.refusal().at("staffSource"));
        }
        if (!facts.contactPhone().isEmpty() && !phone(facts.contactPhone())) {
            reasons.add(CONTACT_PHONE.refusal().at("contactPhone"));
        }
        return reasons;
    }

    /** A mobile number, or a fixed line with its area code. */
    private static boolean phone(String typed) {
        return PhoneNumber.parse(typed) instanceof Parsed.Good
                || typed.matches("0\\d{2,3}[- ]?\\d{7,8}([- ]\\d{1,6})?");
    }

    static Decision cover(Union union, Employer employer) {
        List<Refusal> reasons = new ArrayList<>();
        if (!union.open()) {
            reasons.add(UNION_CLOSED.refusal(union.name()));
        }
        if (union.level() != UnionLevel.UNIT && union.level() != UnionLevel.VILLAGE) {
            reasons.add(NOT_A_COVERING_UNION.refusal(union.name()));
        }
        if (!employer.open()) {
            reasons.add(EMPLOYER_CLOSED.refusal(employer.facts().name()));
        }
        return Decision.of(reasons);
    }
}
