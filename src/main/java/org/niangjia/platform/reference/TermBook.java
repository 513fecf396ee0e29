package org.niangjia.platform.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** All terms in memory, by key. */
final class TermBook {
    /** Questions of a day are few and asked again and again; nobody's odd dates may fill the memory. */
    private static final int MOST_REMEMBERED = 20_000;

    private final TreeMap<String, List<TermEntry>> byKey;
    private final Map<Asked, Optional<TermEntry>> answers = new ConcurrentHashMap<>();

    private record Asked(String key, List<Integer> chain, LocalDate on) {}

    TermBook(List<TermEntry> entries) {
        this.byKey = entries.stream()
                .collect(Collectors.groupingBy(each -> each.term().key(), TreeMap::new, Collectors.toList()));
    }

    SortedSet<String> keys() {
        return byKey.navigableKeySet();
    }

    Optional<TermKind> kindOf(String key) {
        return entries(key).stream().findFirst().map(TermEntry::kind);
    }

    /** What holds for the first region of the chain that has set anything for the day. */
    Optional<TermEntry> find(String key, List<Integer> chain, LocalDate on) {
        if (answers.size() > MOST_REMEMBERED) {
            answers.clear();
        }
        return answers.computeIfAbsent(
                new Asked(key, chain, on), asked -> look(asked.key(), asked.chain(), asked.on()));
    }

    private Optional<TermEntry> look(String key, List<Integer> chain, LocalDate on) {
        return chain.stream()
                .flatMap(region -> entries(key).stream()
                        .filter(each -> each.term().region() == region)
                        .filter(each -> each.term().validity().contains(on)))
                .findFirst();
    }

    /** Every value of a key that was or will be set, by any region. */
    List<TermEntry> entries(String key) {
        return byKey.getOrDefault(key, List.of());
    }
}
