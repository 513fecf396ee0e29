package org.niangjia.service.request;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Times;

/**
 * 诉求筛选. What an office asks of its list. What cannot be read was not asked for.
 *
 * @param which {@code open}, {@code late}, {@code closed} or {@code all}
 * @param words a number, or words of the matter or of the unit; empty for any
 * @param category code of a category, or empty
 * @param step name of a step, or empty
 * @param office union that has it, or null
 * @param from first day of submission, or null
 * @param until last day of submission, or null
 */
record RequestFilter(
        String which,
        String words,
        String category,
        String step,
        @Nullable UUID office,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {
    static final Set<String> WHICH =
            Collections.unmodifiableSet(new LinkedHashSet<>(List.of("open", "late", "closed", "all")));
    private static final Set<String> STEPS =
            Arrays.stream(RequestSteps.values()).map(Enum::name).collect(Collectors.toSet());
    private static final int LONGEST = 80;

    /** Names of the fields, as in the address of the list. */
    static final List<String> FIELDS = List.of("which", "q", "category", "step", "office", "from", "until");

    static RequestFilter of(Call call) {
        return of(name -> call.query(name).orElse(""));
    }

    static RequestFilter of(UnaryOperator<String> asked) {
        String which = asked.apply("which");
        String words = asked.apply("q");
        String step = asked.apply("step");
        return new RequestFilter(
                WHICH.contains(which) ? which : "open",
                words.length() > LONGEST ? words.substring(0, LONGEST) : words,
                asked.apply("category"),
                STEPS.contains(step) ? step : "",
                RequestPages.id(asked.apply("office")),
                day(asked.apply("from")),
                day(asked.apply("until")));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Whether anything but the tab was asked for. */
    boolean any() {
        return !words.isEmpty()
                || !category.isEmpty()
                || !step.isEmpty()
                || office != null
                || from != null
                || until != null;
    }

    @Nullable
    Boolean open() {
        return switch (which) {
            case "all" -> null;
            case "closed" -> Boolean.FALSE;
            default -> Boolean.TRUE;
        };
    }

    boolean late() {
        return which.equals("late");
    }

    @Nullable
    Instant since() {
        return from == null ? null : from.atStartOfDay(Times.ZONE).toInstant();
    }

    @Nullable
    Instant before() {
        return until == null ? null : until.plusDays(1).atStartOfDay(Times.ZONE).toInstant();
    }

    /** The same question in another tab. */
    RequestFilter in(String tab) {
        return new RequestFilter(tab, words, category, step, office, from, until);
    }

    /** The same question as the end of an address. */
    String query() {
        return asked().entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Names and values of what was asked for, as the form sends them. */
    Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("which", which);
        put(asked, "q", words);
        put(asked, "category", category);
        put(asked, "step", step);
        put(asked, "office", office);
        put(asked, "from", from);
        put(asked, "until", until);
        return asked;
    }

    private static void put(Map<String, String> asked, String name, @Nullable Object value) {
        String text = value == null ? "" : value.toString();
        if (!text.isEmpty()) {
            asked.put(name, text);
        }
    }
}
