package org.niangjia.platform.reference;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Decision;
import org.niangjia.base.OfficeHours;
import org.niangjia.base.Period;
import org.niangjia.base.Refusal;
import org.niangjia.base.Text;
import org.niangjia.base.TimeLimit;
import org.niangjia.base.Uuid7;
import org.springframework.context.annotation.DependsOn;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * 条款库. Dated values by key and region: what the district has set, else its city, its province, the nation.
 *
 * <p>Read from memory, many times a call, so that no proxy stands around it; a change elsewhere is seen within two seconds.
 */
@Component
@DependsOn("referenceLoader")
public class Terms {
    private final TransactionTemplate transaction;
    private final TermStore store;
    private final Regions regions;
    private final Clock clock;
    private final Cached<TermBook> book;
    private final Map<String, TimeLimit> limits = new ConcurrentHashMap<>();

    Terms(
            TermStore store,
            Regions regions,
            ReferenceVersions versions,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.store = store;
        this.regions = regions;
        this.clock = clock;
        this.book = new Cached<>(versions, TermStore.SUBJECT, () -> new TermBook(store.all()));
    }

    public Optional<Term> find(String key, int region, LocalDate on) {
        return book.get().find(key, regions.chainOf(region), on).map(TermEntry::term);
    }

    /** The term that holds. Throws {@link TermMissingException} when none does. */
    public Term get(String key, int region, LocalDate on) {
        return find(key, region, on).orElseThrow(() -> new TermMissingException(key, region, on));
    }

    public TimeLimit limit(String key, int region, LocalDate on) {
        return limits.computeIfAbsent(text(key, region, on), TimeLimit::parse);
    }

    public int number(String key, int region, LocalDate on) {
        return Integer.parseInt(text(key, region, on));
    }

    public OfficeHours hours(String key, int region, LocalDate on) {
        return OfficeHours.parse(text(key, region, on));
    }

    public String text(String key, int region, LocalDate on) {
        return get(key, region, on).value();
    }

    /** What holds for a region on a day, one entry for each key that begins with the prefix, by key. */
    public List<TermEntry> list(String prefix, int region, LocalDate on) {
        List<Integer> chain = regions.chainOf(region);
        TermBook terms = book.get();
        return terms.keys().stream()
                .filter(key -> key.startsWith(prefix))
                .flatMap(key -> terms.find(key, chain, on).stream())
                .toList();
    }

    /** Every value of a key that the region or one above it ever set or will set, the newest first. */
    public List<TermEntry> history(String key, int region) {
        List<Integer> chain = regions.chainOf(region);
        return book.get().entries(key).stream()
                .filter(each -> chain.contains(each.term().region()))
                .sorted(Comparator.comparing(
                                (TermEntry each) -> each.term().validity().from())
                        .reversed())
                .toList();
    }

    /**
     * Enters a value that holds from a day on, until the next that was entered already. The value before it ends the
     * day before. Refused with every reason; {@link ConflictException} when somebody enters the same term at once.
     */
    public Term enter(String key, int region, String value, LocalDate from, String source, Actor actor) {
        return Objects.requireNonNull(transaction.execute(status -> write(key, region, value, from, source, actor)));
    }

    private Term write(String key, int region, String value, LocalDate from, String source, Actor actor) {
        String what = Text.line(value);
        String why = Text.line(source);
        Decision.of(reasonsAgainst(key, region, what, from, why)).orThrow();
        TermKind kind = book.get().kindOf(key).orElseThrow();
        LocalDate last = store.nextAfter(key, region, from)
                .map(next -> next.minusDays(1))
                .orElse(null);
        Term term = new Term(Uuid7.next(clock), key, region, what, new Period(from, last), why, false);
        try {
            store.endBefore(key, region, from);
            store.insert(term, kind, actor);
        } catch (DataIntegrityViolationException | PessimisticLockingFailureException e) {
            throw new ConflictException(ReferenceRefusal.TERM_ENTERED_MEANWHILE);
        }
        book.change();
        return term;
    }

    private List<Refusal> reasonsAgainst(String key, int region, String value, LocalDate from, String source) {
        List<Refusal> reasons = new ArrayList<>();
        Optional<TermKind> kind = book.get().kindOf(key);
        if (kind.isEmpty()) {
            reasons.add(ReferenceRefusal.TERM_UNKNOWN.refusal(key).at("key"));
        } else if (!kind.get().accepts(value)) {
            reasons.add(ReferenceRefusal.TERM_VALUE.refusal(value).at("value"));
        }
        if (regions.find(region).filter(each -> each.level().isDistrict()).isEmpty()) {
            reasons.add(ReferenceRefusal.TERM_REGION_UNKNOWN.refusal().at("region"));
        }
        if (source.isEmpty()) {
            reasons.add(ReferenceRefusal.TERM_SOURCE_MISSING.refusal().at("source"));
        }
        if (store.isTaken(key, region, from)) {
            reasons.add(ReferenceRefusal.TERM_DAY_TAKEN.refusal(from.toString()).at("from"));
        }
        return reasons;
    }
}
