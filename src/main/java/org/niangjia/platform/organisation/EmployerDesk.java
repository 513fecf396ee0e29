package org.niangjia.platform.organisation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.Decision;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.trail.Trail;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 用人单位登记. Registers, amends and closes employers; opens a sealed telephone for a reason. */
@Component
@Transactional
public class EmployerDesk {
    private static final String SUBJECT = "employer";

    private final Employers employers;
    private final Revisions revisions;
    private final Trail trail;
    private final Clock clock;

    EmployerDesk(Employers employers, Revisions revisions, Trail trail, Clock clock) {
        this.employers = employers;
        this.revisions = revisions;
        this.trail = trail;
        this.clock = clock;
    }

    public Employer register(Scope scope, int district, EmployerFacts facts) {
        requireOffice(scope);
        Decision.of(OrganisationRules.facts(facts)).orThrow();
        UUID id = Uuid7.next(clock);
        try {
            employers.insert(scope, district, Map.of(id, facts), clock.instant());
        } catch (DataIntegrityViolationException e) {
            throw told(e);
        }
        trail.record(scope.actor(), district, "employer.registered", SUBJECT, id, facts.name());
        return employers.get(scope, district, id);
    }

    public void amend(Scope scope, int district, UUID id, int version, EmployerFacts facts) {
        requireOffice(scope);
        Employer employer = employers.get(scope, district, id);
        List<Refusal> reasons = new ArrayList<>(OrganisationRules.facts(facts));
        if (facts.contactPhone().equals(employer.facts().contactPhone())) {
            reasons.removeIf(refusal -> "contactPhone".equals(refusal.field()));
        }
        if (!employer.open()) {
            reasons.add(
                    OrganisationRefusal.EMPLOYER_CLOSED.refusal(employer.facts().name()));
        }
        Decision.of(reasons).orThrow();
        try {
            employers.amend(scope, employer, facts, version);
        } catch (DataIntegrityViolationException e) {
            throw told(e);
        }
        revisions.change(scope, district);
        trail.record(scope.actor(), district, "employer.amended", SUBJECT, id, facts.name());
    }

    public void close(Scope scope, int district, UUID id, int version, String reason) {
        requireOffice(scope);
        Employer employer = employers.get(scope, district, id);
        List<Refusal> reasons = new ArrayList<>();
        if (!employer.open()) {
            reasons.add(
                    OrganisationRefusal.EMPLOYER_CLOSED.refusal(employer.facts().name()));
        }
        if (reason.isBlank()) {
            reasons.add(OrganisationRefusal.REASON_MISSING.refusal().at("reason"));
        }
        Decision.of(reasons).orThrow();
        employers.close(scope, employer, version, reason, clock.instant());
        revisions.change(scope, district);
        trail.record(
                scope.actor(),
                district,
                "employer.closed",
                SUBJECT,
                id,
                employer.facts().name() + "：" + reason);
    }

    /** The contact's telephone in full, for a reason that goes into the record. */
    public Optional<String> revealContactPhone(Scope scope, int district, UUID id, String reason) {
        requireOffice(scope);
        if (reason.isBlank()) {
            throw new RefusedException(
                    OrganisationRefusal.REASON_MISSING.refusal().at("reason"));
        }
        Employer employer = employers.get(scope, district, id);
        trail.record(
                scope.actor(),
                district,
                Trail.REVEALED,
                SUBJECT,
                id,
                employer.facts().name() + "：" + reason);
        return employers.contactPhone(scope, district, id);
    }

    /** A worker, who has no office, sees no list of employers. */
    static void requireOffice(Scope scope) {
        if (scope.path() == null) {
            throw new NotVisibleException("employers");
        }
    }

    static RuntimeException told(DataIntegrityViolationException e) {
        boolean known = Row.refusedBy(e, "employer_credit_code_once") || Row.refusedBy(e, "employer_name_once");
        return known
                ? new RefusedException(
                        OrganisationRefusal.EMPLOYER_KNOWN.refusal().at("name"))
                : e;
    }
}
