package org.niangjia.service.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.WorkingCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 从办理记录重数一遍. Counts a district's requests straight from moves, clocks and ratings, one by one, as of a day. */
final class HistoryOfADistrict {
    private final List<Told> all;
    private final List<Grade> grades;

    /** 一件的经过. */
    private record Told(UUID id, @Nullable Instant due, List<Step> steps) {}

    private record Step(Instant at, String outcome, String to) {}

    private record Grade(Instant at, String grade) {}

    /** 重数的结果. */
    record Recount(
            long received,
            long due,
            long onTime,
            long completed,
            long closedOnce,
            long reopened,
            long ended,
            List<Integer> ages,
            long answered,
            long good) {}

    HistoryOfADistrict(JdbcClient jdbc, int district) {
        Map<UUID, List<Step>> steps = jdbc
                .sql("SELECT case_id, at, outcome, step_to FROM casework_move WHERE district = ? ORDER BY case_id, seq")
                .param(district)
                .query((row, n) -> Map.entry(
                        row.getObject("case_id", UUID.class),
                        new Step(
                                row.getTimestamp("at").toInstant(),
                                row.getString("outcome"),
                                row.getString("step_to"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Map<UUID, Instant> due = jdbc
                .sql(
                        "SELECT case_id, due_at FROM casework_clock WHERE district = ? AND term = 'sq.answer' AND round = 1")
                .param(district)
                .query((row, n) -> Map.entry(
                        row.getObject("case_id", UUID.class),
                        row.getTimestamp("due_at").toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        all = new ArrayList<>();
        steps.forEach((id, told) -> all.add(new Told(id, due.get(id), told)));
        grades = jdbc.sql("SELECT at, satisfaction FROM request_rating WHERE district = ? AND satisfaction IS NOT NULL")
                .param(district)
                .query((row, n) -> new Grade(row.getTimestamp("at").toInstant(), row.getString("satisfaction")))
                .list();
    }

    Recount asOf(LocalDate first, LocalDate day, WorkingCalendar calendar) {
        Instant end = day.plusDays(1).atStartOfDay(WorkingCalendar.ZONE).toInstant();
        long received = 0, due = 0, onTime = 0, completed = 0, once = 0, reopened = 0, endedNow = 0;
        List<Integer> ages = new ArrayList<>();
        for (Told told : all) {
            List<Step> known =
                    told.steps().stream().filter(s -> s.at().isBefore(end)).toList();
            if (known.isEmpty()) {
                continue;
            }
            LocalDate opened = WorkingCalendar.dayOf(known.getFirst().at());
            Step last = known.getLast();
            LocalDate ended = last.to().equals(org.niangjia.engine.casework.CaseType.END)
                    ? WorkingCalendar.dayOf(last.at())
                    : null;
            boolean withdrawn = last.outcome().equals(Request.WITHDRAWN);
            Instant limit = Objects.requireNonNull(told.due());
            LocalDate dueOn = WorkingCalendar.dayOf(limit);
            received += opened.isBefore(first) ? 0 : 1;
            boolean again = known.stream().anyMatch(s -> s.outcome().equals(Request.UNSOLVED));
            if (!dueOn.isBefore(first)
                    && !dueOn.isAfter(day)
                    && !(withdrawn && !Objects.requireNonNull(ended).isAfter(dueOn))) {
                due++;
                onTime += known.stream()
                                .filter(s -> s.outcome().equals(Request.REPLIED)
                                        || s.outcome().equals(Request.OPINED))
                                .findFirst()
                                .filter(s -> !s.at().isAfter(limit))
                                .isPresent()
                        ? 1
                        : 0;
                completed += ended == null ? 0 : 1;
            }
            if (ended == null) {
                ages.add(calendar.workingDaysBetween(opened, day));
            } else if (!ended.isBefore(first)) {
                endedNow++;
            }
            if (ended != null && !withdrawn && !ended.isBefore(first)) {
                once++;
                reopened += again ? 1 : 0;
            }
        }
        List<Grade> given = grades.stream()
                .filter(g ->
                        g.at().isBefore(end) && !WorkingCalendar.dayOf(g.at()).isBefore(first))
                .toList();
        return new Recount(
                received,
                due,
                onTime,
                completed,
                once,
                reopened,
                endedNow,
                ages.stream().sorted().toList(),
                given.size(),
                given.stream().filter(g -> g.grade().equals("GOOD")).count());
    }
}
