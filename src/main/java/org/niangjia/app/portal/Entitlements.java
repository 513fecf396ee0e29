package org.niangjia.app.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.frame.Entitlement;
import org.niangjia.platform.frame.Facts;
import org.niangjia.platform.frame.FactsKeeper;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.reference.Region;
import org.niangjia.platform.reference.Term;
import org.niangjia.platform.reference.TermEntry;
import org.niangjia.platform.reference.Terms;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** 我能享受什么. Asks every registered rule about one person on one day; nothing is left out because little is known. */
@Component
class Entitlements {
    private static final String SEASON = "portal.season.";

    private final ObjectProvider<Entitlement> registered;
    private final ObjectProvider<FactsKeeper> keeper;
    private final Terms terms;
    private final Clock clock;

    Entitlements(ObjectProvider<Entitlement> registered, ObjectProvider<FactsKeeper> keeper, Terms terms, Clock clock) {
        this.registered = registered;
        this.keeper = keeper;
        this.terms = terms;
        this.clock = clock;
    }

    /** 时令. What unions do at this time of the year, told as such: nothing is applied for here. */
    record Season(String key, String from, String until, boolean demo) {}

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }

    /** What is open to them first; then what lacks a word of theirs; then what is not yet. */
    List<Entitlement.Mine> of(Caller caller) {
        LocalDate today = today();
        FactsKeeper known = keeper.getIfAvailable(() -> (who, on) -> Facts.unknown(on, who.homeDistrict()));
        Facts facts = known.of(caller, today);
        return registered.stream()
                .map(each -> each.forMe(facts, days(each.season(), caller.homeDistrict(), today)))
                .sorted(Comparator.comparing(Entitlement.Mine::verdict)
                        .thenComparing(mine -> mine.what().order()))
                .toList();
    }

    private @Nullable String days(@Nullable String season, @Nullable Integer district, LocalDate today) {
        return season == null
                ? null
                : terms.find(season, region(district), today).map(Term::value).orElse(null);
    }

    List<Season> seasons(Caller caller) {
        LocalDate today = today();
        return terms.list(SEASON, region(caller.homeDistrict()), today).stream()
                .map(TermEntry::term)
                .filter(term -> Entitlement.open(term.value(), today))
                .map(term -> {
                    String[] ends = term.value().split("/", 2);
                    return new Season(term.key(), ends[0], ends[1], term.demo());
                })
                .toList();
    }

    private static int region(@Nullable Integer district) {
        return district == null ? Math.toIntExact(Region.NATION) : district;
    }
}
