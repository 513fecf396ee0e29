package org.niangjia.engine.benefit;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.niangjia.base.Bilingual;

/**
 * 补助规则. One thing that a module pays.
 *
 * @param pay how much
 * @param base formula of its own, or the scheme's
 * @param insurances kinds of insurance it is for; empty for all
 * @param sex only for men or women, or anybody
 * @param hospitalGrade lowest grade of the hospital, 1 to 3; 0 for any
 * @param causes causes it is for; empty for all that the scheme does not exclude
 * @param group of benefits of one group only the highest counts; {@code ""} for none
 * @param perShare whether shares multiply it
 * @param perClaim whether each claim is computed by itself instead of with the plan year's sum
 * @param outsideCap whether the caps of module and scheme leave it out
 * @param ends whether the module's liability ends when it is paid
 * @param moment when it is paid with regard to the waiting period
 * @param waitingAfter of what is paid in the waiting period only: paid from the day after this one on
 * @param source rule that says so, if another than the scheme's
 */
public record Benefit(
        String code,
        String name,
        String english,
        Pay pay,
        Optional<Formula> base,
        Set<String> insurances,
        Optional<Person.Sex> sex,
        int hospitalGrade,
        Set<String> causes,
        String group,
        boolean perShare,
        boolean perClaim,
        boolean outsideCap,
        boolean ends,
        Wait moment,
        OptionalInt waitingAfter,
        String source) {

    /** 免责期关系: after the waiting period, only in it, or at any time. */
    public enum Wait {
        AFTER,
        INSIDE,
        ANY
    }

    /** What people call it. */
    public Bilingual called() {
        return new Bilingual(name, english);
    }
}
