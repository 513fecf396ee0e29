package org.niangjia.service.visit;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;

/** 走访规则. Every rule of a visit in one place; all reasons come at once. Nothing is asked for that a screen already has. */
final class VisitRules {
    static final int MOST_FINDINGS = 200;
    static final int MOST_TEXT = 2_000;
    static final int MOST_MINUTES = 10_000;
    static final int MOST_SHORT = 100;
    /** A visit may be written down this long after it was. */
    static final int LATEST_DAYS = 366;
    /** And planned so far ahead. */
    static final int FARTHEST_DAYS = 366;

    private static final Set<String> THEMES = names(Theme.values());
    private static final Set<String> OUTCOMES = names(Outcome.values());

    private VisitRules() {}

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * 记录走访. Only a plan lies in the future, and no record does.
     *
     * @param kinds whether a code names something that becomes a case
     */
    static Decision record(NewVisit in, LocalDate today, Predicate<String> kinds) {
        List<Refusal> reasons = new ArrayList<>();
        LocalDate day = in.day();
        if (in.district() == null) {
            reasons.add(VisitRefusal.DISTRICT_MISSING.at("district"));
        }
        if (NewVisit.clean(in.unit()).isEmpty()) {
            reasons.add(VisitRefusal.UNIT_MISSING.at("unit"));
        }
        if (day == null) {
            reasons.add(VisitRefusal.DAY_MISSING.at("day"));
        } else if (day.isAfter(in.planned() ? today.plusDays(FARTHEST_DAYS) : today)) {
            reasons.add(VisitRefusal.IN_THE_FUTURE.at("day"));
        } else if (day.isBefore(in.planned() ? today : today.minusDays(LATEST_DAYS))) {
            reasons.add(VisitRefusal.DAY_LONG_AGO.at("day"));
        }
        reasons.addAll(content(in));
        reasons.addAll(findings(in.found(), 0, kinds));
        return Decision.of(reasons);
    }

    /** 内容. Hours, counts and texts of a record. */
    static List<Refusal> content(NewVisit in) {
        List<Refusal> reasons = new ArrayList<>();
        LocalTime from = in.from();
        LocalTime until = in.until();
        if (from != null && until != null && until.isBefore(from)) {
            reasons.add(VisitRefusal.HOURS_UPSIDE_DOWN.at("until"));
        }
        count(reasons, "workshops", in.workshops(), 999);
        count(reasons, "managers", in.managers(), 9_999);
        count(reasons, "workers", in.workers(), 9_999);
        reasons.addAll(QuestionSheets.reasons(in.sheet()));
        text(reasons, "people", NewVisit.clean(in.people()), 500);
        text(reasons, "production", in.learned(Theme.PRODUCTION), MOST_TEXT);
        text(reasons, "said", in.learned(Theme.WORKERS), MOST_TEXT);
        text(reasons, "union", in.learned(Theme.UNION), MOST_TEXT);
        text(reasons, "minutes", NewVisit.clean(in.minutes()), MOST_MINUTES);
        return reasons;
    }

    private static void count(List<Refusal> reasons, String field, @Nullable Integer given, int most) {
        if (given != null && (given < 0 || given > most)) {
            reasons.add(VisitRefusal.COUNT_OUT_OF_RANGE.at(field, String.valueOf(most)));
        }
    }

    private static void text(List<Refusal> reasons, String field, String given, int most) {
        if (given.length() > most) {
            reasons.add(VisitRefusal.TEXT_TOO_LONG.at(field, String.valueOf(most), String.valueOf(given.length())));
        }
    }

    /**
     * 发现问题. As many as a visit may have; each says what it is and where it goes.
     *
     * @param already how many the visit has
     */
    static List<Refusal> findings(List<NewVisit.NewFinding> found, int already, Predicate<String> kinds) {
        List<Refusal> reasons = new ArrayList<>();
        if (found.size() + already > MOST_FINDINGS) {
            reasons.add(VisitRefusal.TOO_MANY_FINDINGS.at(
                    "findings", String.valueOf(MOST_FINDINGS), String.valueOf(found.size() + already)));
        }
        for (NewVisit.NewFinding one : found) {
            reasons.addAll(finding(one, kinds));
        }
        return reasons.stream().distinct().toList();
    }

    private static List<Refusal> finding(NewVisit.NewFinding one, Predicate<String> kinds) {
        List<Refusal> reasons = new ArrayList<>();
        if (one.what().isEmpty()) {
            reasons.add(VisitRefusal.FINDING_MISSING.at("text"));
        }
        text(reasons, "text", one.what(), MOST_TEXT);
        text(reasons, "answer", one.reply(), MOST_TEXT);
        if (!THEMES.contains(NewVisit.clean(one.theme()))) {
            reasons.add(VisitRefusal.THEME_MISSING.at("theme"));
        }
        String outcome = NewVisit.clean(one.outcome());
        if (!outcome.isEmpty() && !OUTCOMES.contains(outcome)) {
            reasons.add(VisitRefusal.OUTCOME_MISSING.at("outcome"));
        } else {
            reasons.addAll(
                    destination(one.goesTo(), NewVisit.clean(one.category()), NewVisit.clean(one.recipient()), kinds));
        }
        return reasons;
    }

    /** 去向. A case needs its category, a letter its receiver. */
    static List<Refusal> destination(Outcome outcome, String category, String recipient, Predicate<String> kinds) {
        List<Refusal> reasons = new ArrayList<>();
        if (outcome == Outcome.CASE && !kinds.test(category)) {
            reasons.add(VisitRefusal.CATEGORY_MISSING.at("category"));
        }
        if (outcome == Outcome.OUTSIDE && (recipient.isEmpty() || recipient.length() > MOST_SHORT)) {
            reasons.add(VisitRefusal.RECIPIENT_MISSING.at("recipient"));
        }
        return reasons;
    }

    /** A few words of a text, for lists. */
    static String subject(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        return line.codePointCount(0, line.length()) <= 40
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 39)) + "…";
    }
}
