package org.niangjia.engine.casework;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 环节. Who takes it, which outcomes it has, which clocks run and what it brings about. */
public final class Step {
    private final Who who;
    private final Map<String, String> outcomes = new LinkedHashMap<>();
    private final List<CaseClock> clocks = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private boolean second;
    private boolean outside;

    private Step(Who who) {
        this.who = who;
    }

    public static Step by(Who who) {
        return new Step(who);
    }

    /** An outcome that leads to another step, or back to this one. */
    public Step on(String outcome, Enum<?> to) {
        outcomes.put(outcome, to.name());
        return this;
    }

    /** An outcome that ends the case; its name is the result code. */
    public Step end(String outcome) {
        outcomes.put(outcome, CaseType.END);
        return this;
    }

    public Step clock(CaseClock clock) {
        clocks.add(clock);
        return this;
    }

    public Step effect(Effect effect) {
        effects.add(effect);
        return this;
    }

    /** 双人复核. Somebody else than the one who took the step before. */
    public Step second() {
        second = true;
        return this;
    }

    /** 等外面. The office has the task still, but waits for a body outside the house. */
    public Step outside() {
        outside = true;
        return this;
    }

    public Who who() {
        return who;
    }

    /** Outcome to step; {@link CaseType#END} where the case ends. */
    public Map<String, String> outcomes() {
        return outcomes;
    }

    List<CaseClock> clocks() {
        return clocks;
    }

    public List<Effect> effects() {
        return effects;
    }

    public boolean needsSecond() {
        return second;
    }

    /** Parties wait outside the office: their answer ends the case (DECIDED) or carries it on (WAITING). */
    Stage stage(boolean first, List<String> parties) {
        if (first) {
            return Stage.SUBMITTED;
        }
        if (outside || who.kind() == Who.Kind.EVENT) {
            return Stage.WAITING;
        }
        boolean partys = who.names().stream().anyMatch(parties::contains);
        if (!partys) {
            return Stage.IN_PROGRESS;
        }
        return outcomes.containsValue(CaseType.END) ? Stage.DECIDED : Stage.WAITING;
    }

    String canonical() {
        return who.canonical()
                + outcomes
                + clocks.stream().map(CaseClock::canonical).toList()
                + effects
                + second
                + outside;
    }
}
