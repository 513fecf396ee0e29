package org.niangjia.engine.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * 时限. A clock of a case: from entering a step until another step is entered or an outcome is taken.
 *
 * @param term key of the term that gives the limit, resolved by region on the start day and frozen on the clock
 * @param from step that starts it; empty for the step that declares it
 * @param until steps or outcomes that stop it; empty for leaving the step that started it
 * @param then {@link #ESCALATE}, or the outcome that the house takes when time is up
 * @param extension begins the keys of the terms that say how often, how long and with whose consent it may be
 *     extended; empty where it may not
 * @param rests steps in which it rests
 * @param floor true for 不得早于: the step cannot be left before the limit is over
 */
public record CaseClock(
        String term,
        String from,
        List<String> until,
        String then,
        String extension,
        List<String> rests,
        boolean floor) {

    /** 逐级提醒: the head of the same office first, the level above the next working day. */
    public static final String ESCALATE = "escalate";

    public CaseClock {
        until = List.copyOf(until);
        rests = List.copyOf(rests);
    }

    /** Runs while the step lasts. */
    public static CaseClock here(String term, String then) {
        return new CaseClock(term, "", List.of(), then, "", List.of(), false);
    }

    /** Runs from one step until any of the others is entered or any of the outcomes is taken. */
    public static CaseClock since(Enum<?> from, String term, String then, Object... until) {
        List<String> names = new ArrayList<>();
        for (Object stop : until) {
            names.add(stop instanceof Enum<?> step ? step.name() : stop.toString());
        }
        return new CaseClock(term, from.name(), names, then, "", List.of(), false);
    }

    /** 不得早于. The step cannot be left before the limit is over. */
    public static CaseClock notBefore(String term) {
        return new CaseClock(term, "", List.of(), "", "", List.of(), true);
    }

    /** 延期. By whoever handles, as the terms below this key allow: {@code .most}, {@code .days}, {@code .approval}. */
    public CaseClock extensible(String terms) {
        return new CaseClock(term, from, until, then, terms, rests, floor);
    }

    /** 暂停. Does not run while the case waits in one of these steps. */
    public CaseClock restsAt(Enum<?>... steps) {
        List<String> names = Stream.of(steps).map(Enum::name).toList();
        return new CaseClock(term, from, until, then, extension, names, floor);
    }

    CaseClock startedBy(String step) {
        return from.isEmpty() ? new CaseClock(term, step, until, then, extension, rests, floor) : this;
    }

    /** Whether a move stops it. A clock without named ends stops when its own step is left. */
    boolean stoppedBy(String outcome, String stepFrom, String stepTo) {
        if (until.isEmpty()) {
            return stepFrom.equals(from) && !stepTo.equals(from);
        }
        return until.contains(outcome) || until.contains(stepTo) || stepTo.equals(CaseType.END);
    }

    String canonical() {
        return String.join("|", term, from, until.toString(), then, extension, rests.toString()) + "|" + floor;
    }
}
