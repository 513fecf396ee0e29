package org.niangjia.platform.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All terms in memory, by key. */
final class TermBook {
    private final TreeMap<String, List<TermEntry>> byKey;

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
