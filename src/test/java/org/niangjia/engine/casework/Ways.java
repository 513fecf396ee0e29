package org.niangjia.engine.casework;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** 走法. Every shortest way through a declaration: the outcomes that lead from the first step to a step or a result. */
final class Ways {
    private final CaseType type;
    private final int most;

    /** 走到哪里. A step, or a result once ended, and how often the case was taken up again. */
    private record Place(String step, int reopened) {}

    Ways(CaseType type, int most) {
        this.type = type;
        this.most = most;
    }

    /** Outcomes to each step and, after a {@code #}, to each result. */
    Map<String, List<String>> all() {
        Map<String, List<String>> ways = new HashMap<>();
        Map<Place, List<String>> seen = new HashMap<>();
        Place start = new Place(type.first(), 0);
        seen.put(start, List.of());
        Deque<Place> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            Place place = open.remove();
            List<String> way = seen.getOrDefault(place, List.of());
            ways.putIfAbsent(place.step(), way);
            boolean living = type.steps().containsKey(place.step());
            for (String outcome : living ? outcomes(place.step()) : resumes(place)) {
                Place next = living ? next(place, outcome) : resumed(place, outcome);
                if (seen.putIfAbsent(next, with(way, outcome)) == null) {
                    open.add(next);
                }
            }
        }
        return ways;
    }

    /** What may be taken at a step: its outcomes and every interrupt. */
    Set<String> outcomes(String step) {
        Set<String> all = new LinkedHashSet<>(type.at(step).outcomes().keySet());
        type.interrupts().forEach(interrupt -> all.add(interrupt.outcome()));
        return all;
    }

    /** Everything that a record of this type may say was decided. */
    Set<String> outcomes() {
        Set<String> all = new LinkedHashSet<>(Set.of("submitted"));
        type.steps().keySet().forEach(step -> all.addAll(outcomes(step)));
        type.resumes().forEach(resume -> all.add(resume.outcome()));
        return all;
    }

    /** What takes an ended case up again. */
    private List<String> resumes(Place at) {
        return type.resumes().stream()
                .filter(resume -> resume.results().contains(at.step().substring(CaseType.END.length())))
                .map(CaseType.Resume::outcome)
                .toList();
    }

    private Place resumed(Place at, String outcome) {
        return type.resumes().stream()
                .filter(resume -> resume.outcome().equals(outcome))
                .map(resume -> new Place(resume.to(), at.reopened()))
                .findFirst()
                .orElseThrow();
    }

    private Place next(Place at, String outcome) {
        String to = type.interrupts().stream()
                .filter(i -> i.outcome().equals(outcome))
                .map(CaseType.Interrupt::to)
                .findFirst()
                .orElseGet(() -> type.at(at.step()).outcomes().getOrDefault(outcome, ""));
        CaseType.Reopen reopen = type.reopening();
        int reopened = at.reopened();
        if (reopen != null && reopen.outcome().equals(outcome)) {
            to = reopened >= most ? reopen.beyond() : to;
            reopened = Math.min(reopened + 1, most + 1);
        }
        return new Place(to.equals(CaseType.END) ? CaseType.END + outcome : to, reopened);
    }

    private static List<String> with(List<String> way, String outcome) {
        List<String> longer = new ArrayList<>(way);
        longer.add(outcome);
        return List.copyOf(longer);
    }
}
