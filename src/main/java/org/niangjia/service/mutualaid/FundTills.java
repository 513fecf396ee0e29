package org.niangjia.service.mutualaid;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.collection.Till;
import org.springframework.stereotype.Component;

/** 互助金收款户. One till per scheme that holds in a district, or whose money is kept there still. */
@Component
public class FundTills {
    public static final String PREFIX = "mutualaid-";

    /** Part of a notice that is no fee: an over-payment that comes back. */
    public static final String RECOVERY = "recovery";

    private final SchemeShelf shelf;
    private final FundBooks books;
    private final Clock clock;

    FundTills(SchemeShelf shelf, FundBooks books, Clock clock) {
        this.shelf = shelf;
        this.books = books;
        this.clock = clock;
    }

    public List<Till> of(Scope scope, int district) {
        Map<String, Till> tills = new LinkedHashMap<>();
        shelf.of(district, WorkingCalendar.dayOf(clock.instant()))
                .forEach(scheme -> tills.put(scheme.code(), till(district, scheme)));
        Set<String> kept = books.kept(scope, district);
        shelf.all().stream()
                .filter(scheme -> kept.contains(scheme.code()))
                .forEach(scheme -> tills.putIfAbsent(scheme.code(), till(district, scheme)));
        return List.copyOf(tills.values());
    }

    /** The till of a scheme by its code; throws NotVisibleException where the district has none. */
    public Till get(Scope scope, int district, String scheme) {
        return of(scope, district).stream()
                .filter(till -> till.code().equals(PREFIX + scheme))
                .findFirst()
                .orElseThrow(() -> new NotVisibleException("till " + scheme));
    }

    public static Till till(int district, Scheme scheme) {
        return new Till(district, PREFIX + scheme.code(), scheme.name(), scheme.english());
    }
}
