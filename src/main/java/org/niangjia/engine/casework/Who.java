package org.niangjia.engine.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.UnionLevel;

/**
 * 由谁办. Who takes a step: a role, each of several, an office found by a rule, or an event.
 *
 * @param kind how the seat is found
 * @param names roles of parties or officers, the rule's name, or the event's
 * @param level level of the office that a role sits in, or null where the case is
 */
public record Who(Kind kind, List<String> names, @Nullable UnionLevel level) {
    /** 诉求人. The role that every case has. */
    public static final String APPLICANT = "APPLICANT";
    /** 承办人. The role of the office that has the case now. */
    public static final String HANDLER = "HANDLER";

    public enum Kind {
        ROLE,
        EACH,
        RULE,
        EVENT
    }

    public Who {
        names = List.copyOf(names);
    }

    public static Who role(String name) {
        return new Who(Kind.ROLE, List.of(name), null);
    }

    /** All of them; the outcome {@code all} comes with the last one. */
    public static Who each(String... names) {
        return new Who(Kind.EACH, List.of(names), null);
    }

    /** The office that a rule of the service names, such as the nearest. */
    public static Who rule(String name) {
        return new Who(Kind.RULE, List.of(name), null);
    }

    /** Nobody inside the case: something that happens elsewhere. */
    public static Who event(String name) {
        return new Who(Kind.EVENT, List.of(name), null);
    }

    public Who at(UnionLevel where) {
        return new Who(kind, names, where);
    }

    String canonical() {
        return kind + names.toString() + (level == null ? "" : "@" + level);
    }
}
