package org.niangjia.service.request;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.frame.DemoTable;

/**
 * 演示诉求. A request of the demo world and what became of it.
 *
 * @param key short name, for one that complains about another
 * @param who who says it, or the officer who enters it for somebody
 * @param when moment in the words of the stage
 * @param how marks such as 匿名, 让单位知道, 关于:KEY, 代录:CHANNEL:NAME:PHONE, 交办:LINE:NUMBER:DAYS,
 *     照片:WHAT
 * @param course what happens afterwards, each so much office time after the one before
 * @param ends step it waits at now, or its result
 */
record DemoStory(
        String key,
        String who,
        int district,
        String when,
        String category,
        String employer,
        String site,
        @Nullable Long place,
        List<String> how,
        String text,
        List<Move> course,
        String ends) {
    private static final Pattern MOVE =
            Pattern.compile("(?<verb>[^ @]+)(@(?<by>\\S+))? (?<after>[0-9dhm]+)( (?<said>.+))?");

    /**
     * 一步. One thing that happens.
     *
     * @param by officer who does it, empty for whoever has the case or for the worker
     */
    record Move(String verb, String by, String after, String said) {
        static Move parse(String text) {
            Matcher parts = MOVE.matcher(text.strip());
            if (!parts.matches()) {
                throw new IllegalArgumentException("no move: " + text);
            }
            return new Move(
                    parts.group("verb"), text(parts.group("by")), parts.group("after"), text(parts.group("said")));
        }

        private static String text(@Nullable String group) {
            return group == null ? "" : group;
        }

        /** The first word of what is said, such as a grade. */
        String head() {
            return said.split(" ", 2)[0];
        }

        /** What follows the first word. */
        String tail() {
            String[] parts = said.split(" ", 2);
            return parts.length < 2 ? "" : parts[1];
        }
    }

    static List<DemoStory> all() {
        return DemoTable.read(DemoStory.class, "demo-requests.csv", DemoStory::of);
    }

    private static DemoStory of(DemoTable.Row row) {
        String place = row.text("place");
        return new DemoStory(
                row.text("key"),
                row.text("who"),
                row.number("district"),
                row.text("when"),
                row.text("category"),
                row.text("employer"),
                row.text("site"),
                place.isEmpty() ? null : Long.valueOf(place),
                words(row.text("how"), " "),
                row.text("text"),
                words(row.text("course"), " / ").stream().map(Move::parse).toList(),
                row.text("ends"));
    }

    private static List<String> words(String text, String divider) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(divider));
    }

    boolean anonymous() {
        return how.contains("匿名");
    }

    /** What stands behind a mark, or null when it is not made. */
    @Nullable
    String mark(String name) {
        return how.stream()
                .filter(word -> word.startsWith(name + ":"))
                .map(word -> word.substring(name.length() + 1))
                .findFirst()
                .orElse(null);
    }
}
