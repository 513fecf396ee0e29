package org.niangjia.service.mutualaid.oversight;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.trail.Trail;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.niangjia.service.mutualaid.award.ClaimComputations;
import org.niangjia.service.mutualaid.claim.ClaimRules;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 抽查台. The auditor draws paid claims by lot, by amount and by what the reviewers disagreed on, and says what came of it. */
@Service
class SampleDesk {
    private static final int FEN = 100;

    private final Samples samples;
    private final ClaimComputations computations;
    private final Terms terms;
    private final Trail trail;
    private final Clock clock;
    private final RandomGenerator random = new SecureRandom();

    SampleDesk(Samples samples, ClaimComputations computations, Terms terms, Trail trail, Clock clock) {
        this.samples = samples;
        this.computations = computations;
        this.terms = terms;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * 抽取. Of what was paid between two days and not drawn before.
     *
     * @return how many were drawn
     */
    @Transactional
    public int draw(Scope scope, int district, LocalDate from, LocalDate to) {
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        List<Samples.Paid> all = samples.undrawn(scope, district, from, to);
        int largest = terms.number("hz.sample.value", district, today);
        long apart = (long) terms.number("hz.sample.variance", district, today) * FEN;
        Map<UUID, Samples.Reason> drawn = SampleRules.chosen(
                all, largest, apart, code -> computations.version(code, today).review(), random);
        drawn.forEach((id, reason) -> samples.draw(scope, district, id, reason, scope.actor()));
        trail.record(
                scope.actor(), district, "sample.drawn", AidClaim.CODE, null, from + "/" + to + " " + drawn.size());
        return drawn.size();
    }

    /** 抽查结论. Throws NotVisibleException for a claim that was not drawn. */
    @Transactional
    public void looked(Scope scope, Case known, Samples.@Nullable Outcome result, String words) {
        if (result == null) {
            throw new RefusedException(MutualAidRefusal.SAMPLE_RESULT.at("result"));
        }
        if (result != Samples.Outcome.RIGHT) {
            ClaimRules.words(words).orThrow();
        }
        if (!samples.looked(known, result, words, scope.actor())) {
            throw new NotVisibleException(known.no());
        }
        trail.record(scope.actor(), known.district(), "sample.looked", AidClaim.CODE, known.id(), result.name());
    }
}
