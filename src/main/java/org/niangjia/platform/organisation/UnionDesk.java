package org.niangjia.platform.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Decision;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.trail.Trail;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 组织建设. Sets up, renames, moves and closes unions, and says whom they cover. */
@Component
@Transactional
public class UnionDesk {
    private static final String SUBJECT = "union";

    private final Unions unions;
    private final Posts posts;
    private final Tenures tenures;
    private final Coverages coverages;
    private final Employers employers;
    private final Revisions revisions;
    private final TenureDesk tenureDesk;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UnionDesk(
            Unions unions,
            Posts posts,
            Tenures tenures,
            Coverages coverages,
            Employers employers,
            Revisions revisions,
            TenureDesk tenureDesk,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.unions = unions;
        this.posts = posts;
        this.tenures = tenures;
        this.coverages = coverages;
        this.employers = employers;
        this.revisions = revisions;
        this.tenureDesk = tenureDesk;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /** Sets up the union of a region: nation, province, city or county. Once; by the house or from above. */
    public Union establish(Scope scope, int region, UnionFacts facts) {
        String path = UnionPath.region(region);
        requireWithin(scope, path);
        UnionLevel level = UnionPath.levelOf(region);
        Decision.of(OrganisationRules.facts(facts, level)).orThrow();
        revisions.change(scope, region);
        return insert(scope, new Union(region, Uuid7.next(clock), path, level, facts, null, 1));
    }

    /** Sets up a union or an office below another. */
    public Union create(Scope scope, int district, UUID parentId, UnionLevel level, UnionFacts facts) {
        revisions.change(scope, district);
        Union parent = visible(scope, district, parentId);
        OrganisationRules.create(parent, level, facts).orThrow();
        String path = parent.path() + nextSegment(scope, parent, level, facts.kind());
        return insert(scope, new Union(district, Uuid7.next(clock), path, level, facts, null, 1));
    }

    private String nextSegment(Scope scope, Union parent, UnionLevel level, UnionKind kind) {
        char letter = UnionPath.segment(level, kind, 1).charAt(0);
        int highest = unions.highestChild(scope, parent.district(), parent.path(), letter);
        return UnionPath.segment(level, kind, highest + 1);
    }

    private Union insert(Scope scope, Union union) {
        try {
            unions.insert(scope, union, clock.instant());
        } catch (DataIntegrityViolationException e) {
            throw told(e);
        }
        record(scope, union, "union.created", union.name());
        return union;
    }

    /** Changes what is written down. A new name never changes the path. */
    public void amend(Scope scope, int district, UUID id, int version, UnionFacts facts) {
        revisions.change(scope, district);
        Union union = visible(scope, district, id);
        OrganisationRules.amend(union, facts).orThrow();
        try {
            unions.amend(scope, union, facts, version);
        } catch (DataIntegrityViolationException e) {
            throw told(e);
        }
        boolean renamed = !facts.name().equals(union.name());
        record(scope, union, "union.amended", renamed ? union.name() + " → " + facts.name() : facts.name());
    }

    /** Moves a union with everything below it under another parent. */
    public void move(Scope scope, int district, UUID id, int version, UUID newParent) {
        revisions.change(scope, district);
        Union union = visible(scope, district, id);
        Union parent = visible(scope, district, newParent);
        OrganisationRules.move(union, parent).orThrow();
        if (union.version() != version) {
            throw new ConflictException("organisation.CHANGED_MEANWHILE");
        }
        String path = parent.path() + nextSegment(scope, parent, union.level(), union.kind());
        unions.move(scope, union, path);
        events.publishEvent(new UnionMoved(scope, district, union.path(), path));
        record(scope, union, "union.moved", union.path() + " → " + path);
    }

    /**
     * Closes a union. Unions below must have found another parent.
     *
     * @param warned whether the officer has read that holders lose their posts and employers their cover
     */
    public void close(Scope scope, int district, UUID id, int version, Closing closing) {
        revisions.change(scope, district);
        Union union = visible(scope, district, id);
        LocalDate today = LocalDate.now(clock);
        int held = tenures.runningIn(scope, district, id, today).size();
        int covered = coverages.employersOf(scope, district, id, today).size();
        OrganisationRules.Remains remains =
                new OrganisationRules.Remains(unions.below(scope, union).size(), held, covered);
        OrganisationRules.close(union, closing.reason(), remains, closing.warned())
                .orThrow();
        posts.closeAll(scope, union, closing.reason(), clock.instant());
        tenures.runningIn(scope, district, id, today)
                .forEach(tenure -> tenureDesk.lapse(scope, union, tenure, closing.reason()));
        coverages.endAll(scope, union, today);
        unions.close(scope, union, version, closing.reason(), clock.instant());
        unions.at(scope, district, List.of(UnionPath.parent(union.path())))
                .forEach(upper -> events.publishEvent(new UnionClosed(scope, union, upper, closing.reason())));
        record(scope, union, "union.closed", union.name() + "：" + closing.reason());
    }

    /** 撤销工会的申请. */
    public record Closing(String reason, boolean warned) {}

    /** Says that a union covers an employer from a day on: its own, or one of several. */
    public void cover(Scope scope, int district, UUID id, UUID employerId, LocalDate from) {
        Union union = visible(scope, district, id);
        Employer employer = employers.get(scope, district, employerId);
        OrganisationRules.cover(union, employer).orThrow();
        try {
            coverages.insert(scope, union, employerId, from);
        } catch (DataIntegrityViolationException e) {
            throw told(e);
        }
        revisions.change(scope, district);
        record(scope, union, "union.covers", employer.facts().name());
    }

    /** Says that a union no longer covers an employer. */
    public void uncover(Scope scope, int district, UUID id, UUID employerId) {
        Union union = visible(scope, district, id);
        Employer employer = employers.get(scope, district, employerId);
        coverages.end(scope, union, employerId, LocalDate.now(clock));
        revisions.change(scope, district);
        record(scope, union, "union.coversNoLonger", employer.facts().name());
    }

    private Union visible(Scope scope, int district, UUID id) {
        Union union = unions.get(scope, district, id);
        requireWithin(scope, union.path());
        return union;
    }

    /** An officer changes what stands in their own subtree; the rest does not exist for them. */
    static void requireWithin(Scope scope, String path) {
        String own = scope.path();
        if (own == null || !UnionPath.contains(own, path)) {
            throw new NotVisibleException("union at " + path);
        }
    }

    private static RuntimeException told(DataIntegrityViolationException e) {
        if (Row.refusedBy(e, "_path_once")) {
            return new RefusedException(OrganisationRefusal.PATH_TAKEN.refusal());
        }
        if (Row.refusedBy(e, "_credit_code_once")) {
            return new RefusedException(
                    OrganisationRefusal.CREDIT_CODE_TAKEN.refusal().at("creditCode"));
        }
        if (Row.refusedBy(e, "organisation_coverage_once")) {
            return new RefusedException(OrganisationRefusal.COVERED_ALREADY.refusal());
        }
        return e;
    }

    private void record(Scope scope, Union union, String act, String detail) {
        trail.record(scope.actor(), union.district(), act, SUBJECT, union.id(), detail);
    }
}
