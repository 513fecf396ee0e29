package org.niangjia.engine.casework;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 时限. A clock of a case: from entering a step until another step is entered or an outcome is taken.
 *
 * @param term key of the term that gives the limit, resolved by region on the start day and frozen on the clock
 * @param from step that starts it; empty for the step that declares it
 * @param until steps or outcomes that stop it; empty for leaving the step that started it
 * @param then {@link #ESCALATE}, or the outcome that the house takes when time is up
 * @param extendBy role that may extend it, or null
 * @param extensions how often
 * @param pauseBy role that may pause it, or null
 * @param floor true for 不得早于: the step cannot be left before the limit is over
 */
public record CaseClock(
        String term,
        String from,
        List<String> until,
        String then,
        @Nullable Who extendBy,
        int extensions,
        @Nullable Who pauseBy,
        boolean floor) {

    /** 逐级提醒: the head of the same office first, the level above the next working day. */
    public static final String ESCALATE = "escalate";

    public CaseClock {
        until = List.copyOf(until);
    }

    /** Runs while the step lasts. */
    public static CaseClock here(String term, String then) {
        return new CaseClock(term, "", List.of(), then, null, 0, null, false);
    }

    /** Runs from one step until any of the others is entered or any of the outcomes is taken. */
    public static CaseClock since(Enum<?> from, String term, String then, Object... until) {
        List<String> names = new ArrayList<>();
        for (Object stop : until) {
            names.add(stop instanceof Enum<?> step ? step.name() : stop.toString());
        }
        return new CaseClock(term, from.name(), names, then, null, 0, null, false);
    }

    /** 不得早于. The step cannot be left before the limit is over. */
    public static CaseClock notBefore(String term) {
        return new CaseClock(term, "", List.of(), "", null, 0, null, true);
    }

    public CaseClock extendBy(Who who, int times) {
        return new CaseClock(term, from, until, then, who, times, pauseBy, floor);
    }

    public CaseClock pauseBy(Who who) {
        return new CaseClock(term, from, until, then, extendBy, extensions, who, floor);
    }

    CaseClock startedBy(String step) {
        return from.isEmpty() ? new CaseClock(term, step, until, then, extendBy, extensions, pauseBy, floor) : this;
    }

    /** Whether a move stops it. A clock without named ends stops when its own step is left. */
    boolean stoppedBy(String outcome, String stepFrom, String stepTo) {
        if (until.isEmpty()) {
            return stepFrom.equals(from) && !stepTo.equals(from);
        }
        return until.contains(outcome) || until.contains(stepTo) || stepTo.equals(CaseType.END);
    }

    String canonical() {
        return term + "|" + from + "|" + until + "|" + then + "|" + (extendBy == null ? "" : extendBy.canonical())
                + extensions + "|" + (pauseBy == null ? "" : pauseBy.canonical()) + "|" + floor;
    }
}
