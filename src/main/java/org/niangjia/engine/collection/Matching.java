package org.niangjia.engine.collection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.niangjia.base.Text;

/** 认领规则. Pure: which open notices a line may be meant for, the most certain first. */
final class Matching {
    /** A payer with more open notices than this is not tried out in all ways. */
    private static final int MOST_OF_ONE_PAYER = 12;

    private static final int MOST_ALIKE = 5;

    private Matching() {}

    /** @param open all open notices of the till */
    static List<Suggestion> of(StatementLine line, List<Notice> open) {
        List<Suggestion> found = new ArrayList<>();
        coded(line, open, found);
        named(line, open, found);
        if (found.isEmpty()) {
            List<Notice> alike = open.stream()
                    .filter(notice -> notice.restFen() == line.restFen())
                    .toList();
            if (alike.size() <= MOST_ALIKE) {
                alike.forEach(
                        notice -> found.add(Suggestion.of(List.of(notice), Suggestion.Why.AMOUNT, line.restFen())));
            }
        }
        return distinct(found);
    }

    /** One transfer may carry several codes: a town pays for three units at once. */
    private static void coded(StatementLine line, List<Notice> open, List<Suggestion> found) {
        List<String> codes = PaymentCode.in(line.remark());
        List<Notice> meant =
                open.stream().filter(notice -> codes.contains(notice.code())).toList();
        if (!meant.isEmpty()) {
            found.add(Suggestion.of(meant, Suggestion.Why.CODE, line.restFen()));
        }
    }

    private static void named(StatementLine line, List<Notice> open, List<Suggestion> found) {
        String payer = plain(line.payer());
        List<Notice> own = payer.isEmpty()
                ? List.of()
                : open.stream()
                        .filter(notice -> plain(notice.payer()).equals(payer))
                        .toList();
        if (own.isEmpty()) {
            return;
        }
        List<Notice> exact = summing(own, line.restFen());
        if (!exact.isEmpty()) {
            found.add(Suggestion.of(exact, Suggestion.Why.PAYER_AND_AMOUNT, line.restFen()));
        } else {
            own.stream()
                    .sorted(Comparator.comparingLong((Notice notice) -> Math.abs(notice.restFen() - line.restFen())))
                    .limit(MOST_ALIKE)
                    .forEach(notice -> found.add(Suggestion.of(List.of(notice), Suggestion.Why.PAYER, line.restFen())));
        }
    }

    /** The fewest of these that come to the amount together, or none. */
    private static List<Notice> summing(List<Notice> own, long fen) {
        if (own.size() > MOST_OF_ONE_PAYER) {
            return own.stream()
                    .filter(notice -> notice.restFen() == fen)
                    .limit(1)
                    .toList();
        }
        List<Notice> best = List.of();
        for (int chosen = 1; chosen < 1 << own.size(); chosen++) {
            long sum = 0;
            for (int i = 0; i < own.size(); i++) {
                sum += (chosen >> i & 1) == 1 ? own.get(i).restFen() : 0;
            }
            if (sum == fen && (best.isEmpty() || Integer.bitCount(chosen) < best.size())) {
                int those = chosen;
                best = java.util.stream.IntStream.range(0, own.size())
                        .filter(i -> (those >> i & 1) == 1)
                        .mapToObj(own::get)
                        .toList();
            }
        }
        return best;
    }

    /** Names as banks write them: brackets of either width, no blanks. */
    static String plain(String name) {
        return Text.code(name).replace('（', '(').replace('）', ')');
    }

    private static List<Suggestion> distinct(List<Suggestion> found) {
        Set<Set<UUID>> seen = new HashSet<>();
        return found.stream()
                .filter(each -> seen.add(
                        new HashSet<>(each.notices().stream().map(Notice::id).toList())))
                .toList();
    }
}
