package org.niangjia.engine.casework;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** 声明检查. What is wrong with a declaration, found before a single case exists. */
final class CaseTypeFaults {
    private final CaseType type;
    private final List<String> faults = new ArrayList<>();

    private CaseTypeFaults(CaseType type) {
        this.type = type;
    }

    static List<String> of(CaseType type) {
        CaseTypeFaults check = new CaseTypeFaults(type);
        check.outcomesLeadSomewhere();
        check.clocksHaveAnOutcome();
        check.clocksRestSomewhere();
        check.anOfficeIsFirst();
        check.everyStepIsReached();
        check.everyStepCanEnd();
        return check.faults;
    }

    private void outcomesLeadSomewhere() {
        type.steps()
                .forEach((name, step) -> step.outcomes().forEach((outcome, to) -> {
                    if (!to.equals(CaseType.END) && !type.steps().containsKey(to)) {
                        faults.add(name + " on " + outcome + " leads to " + to + ", which is no step");
                    }
                }));
    }

    /** A clock must be able to take its outcome at every step that it may run out in. */
    private void clocksHaveAnOutcome() {
        for (CaseClock clock : type.clocks()) {
            boolean always = clock.floor()
                    || clock.then().equals(CaseClock.ESCALATE)
                    || type.interrupts().stream().anyMatch(i -> i.outcome().equals(clock.then()));
            if (!always) {
                whileRunning(clock).stream()
                        .filter(step -> !type.at(step).outcomes().containsKey(clock.then()))
                        .forEach(step -> faults.add("clock " + clock.term() + " ends in " + clock.then()
                                + ", which is no outcome of " + step));
            }
        }
    }

    /** Steps that the case may be in while a clock runs. */
    private Set<String> whileRunning(CaseClock clock) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(clock.from()));
        while (!open.isEmpty()) {
            String from = open.remove();
            if (type.steps().containsKey(from) && seen.add(from)) {
                type.at(from).outcomes().forEach((outcome, to) -> {
                    if (!clock.stoppedBy(outcome, from, to)) {
                        open.add(to);
                    }
                });
            }
        }
        return seen;
    }

    private void clocksRestSomewhere() {
        type.clocks()
                .forEach(clock -> clock.rests().stream()
                        .filter(step -> !type.steps().containsKey(step))
                        .forEach(step ->
                                faults.add("clock " + clock.term() + " rests at " + step + ", which is no step")));
    }

    private void anOfficeIsFirst() {
        Who first = type.at(type.first()).who();
        boolean office = first.kind() == Who.Kind.RULE
                || first.kind() == Who.Kind.ROLE && type.parties().stream().noneMatch(first.names()::contains);
        if (!office) {
            faults.add(type.first() + " is first and no office takes it");
        }
    }

    private void everyStepIsReached() {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(type.first()));
        type.interrupts().forEach(interrupt -> open.add(interrupt.to()));
        type.resumes().forEach(resume -> open.add(resume.to()));
        CaseType.Reopen reopen = type.reopening();
        if (reopen != null) {
            open.add(reopen.beyond());
        }
        while (!open.isEmpty()) {
            String step = open.remove();
            if (type.steps().containsKey(step) && seen.add(step)) {
                open.addAll(type.at(step).outcomes().values());
            }
        }
        type.steps().keySet().stream()
                .filter(step -> !seen.contains(step))
                .forEach(step -> faults.add(step + " is never reached"));
    }

    private void everyStepCanEnd() {
        Set<String> ending = new HashSet<>(Set.of(CaseType.END));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Map.Entry<String, Step> step : type.steps().entrySet()) {
                if (!ending.contains(step.getKey())
                        && step.getValue().outcomes().values().stream().anyMatch(ending::contains)) {
                    grew |= ending.add(step.getKey());
                }
            }
        }
        type.steps().keySet().stream()
                .filter(step -> !ending.contains(step))
                .forEach(step -> faults.add(step + " can never end"));
    }
}
