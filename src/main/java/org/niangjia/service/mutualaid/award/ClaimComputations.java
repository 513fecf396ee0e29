package org.niangjia.service.mutualaid.award;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.niangjia.service.mutualaid.SchemeShelf;
import org.niangjia.service.mutualaid.cover.Covers;
import org.niangjia.service.mutualaid.cover.Enrolled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** 申领核算台. Brings covers, scheme and the sums so far to the rules, and keeps how a decision was computed, sealed. */
@Component
public class ClaimComputations {
    private final Covers covers;
    private final Payouts payouts;
    private final SchemeShelf shelf;
    private final Holidays holidays;
    private final Seals seals;
    private final JsonMapper mapper;

    ClaimComputations(
            Covers covers, Payouts payouts, SchemeShelf shelf, Holidays holidays, Seals seals, JsonMapper mapper) {
        this.covers = covers;
        this.payouts = payouts;
        this.shelf = shelf;
        this.holidays = holidays;
        this.seals = seals;
        this.mapper = mapper;
    }

    /**
     * As it stands now, after everything awarded so far.
     *
     * @param except the claim's own case, whose earlier award of nothing is not counted against it; null for a new one
     */
    public ClaimResult of(Scope scope, int district, ClaimFacts facts, @Nullable UUID except) {
        return of(covers.of(scope, district, facts.person()), district, facts, so(scope, district, facts, except));
    }

    /** 新的一件. The same of a claim that is not there yet, over covers that were read already. */
    public ClaimResult of(Scope scope, List<Enrolled> covers, ClaimFacts facts) {
        int district = district(covers);
        return of(covers, district, facts, so(scope, district, facts, null));
    }

    private ClaimReckoning.Before so(Scope scope, int district, ClaimFacts facts, @Nullable UUID except) {
        return (year, scheme) -> payouts.sums(scope, district, scheme, new SumsSoFar.Of(facts.person(), year), except);
    }

    /** 单看这一件. As if nothing had been awarded before: tells of the claim itself and of nothing that came earlier. */
    public ClaimResult alone(List<Enrolled> covers, ClaimFacts facts) {
        return of(covers, district(covers), facts, (year, scheme) -> SumsSoFar.none());
    }

    private static int district(List<Enrolled> covers) {
        return covers.getFirst().district();
    }

    private ClaimResult of(List<Enrolled> covers, int district, ClaimFacts facts, ClaimReckoning.Before before) {
        List<Enrolled> own = covers.stream()
                .filter(each -> each.scheme().equals(facts.scheme()))
                .toList();
        ClaimReckoning reckoning =
                new ClaimReckoning(own, day -> version(facts.scheme(), day), holidays.calendar(district));
        List<ClaimReckoning.Part> parts = reckoning.parts(facts, before);
        LocalDate first = own.isEmpty() ? facts.on() : own.getFirst().from();
        return new ClaimResult(version(facts.scheme(), first), parts);
    }

    public Scheme version(String code, LocalDate coverFrom) {
        return shelf.find(code, coverFrom)
                .orElseThrow(() -> new IllegalStateException("no scheme " + code + " any more"));
    }

    public byte[] seal(List<ClaimResult.Explained> explained) {
        return seals.seal(Purpose.MEDICAL, mapper.writeValueAsBytes(explained));
    }

    public List<ClaimResult.Explained> open(byte[] sealed) {
        return List.of(mapper.readValue(seals.openBytes(Purpose.MEDICAL, sealed), ClaimResult.Explained[].class));
    }
}
