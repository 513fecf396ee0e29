package org.niangjia.platform.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.trail.Trail;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 任免与交接. Fills posts, ends terms of office, and hands the open work on in the same transaction: to the acting holder
 * named at once, else to whoever takes work in that office, else to the next office above.
 */
@Component
@Transactional
public class TenureDesk {
    private static final String MOST_YEARS = "organisation.term.years";

    private final Unions unions;
    private final Posts posts;
    private final Tenures tenures;
    private final Revisions revisions;
    private final Accounts accounts;
    private final Terms terms;
    private final Trail trail;
    private final Handing handing;
    private final Clock clock;

    TenureDesk(
            Unions unions,
            Posts posts,
            Tenures tenures,
            Revisions revisions,
            Accounts accounts,
            Terms terms,
            Trail trail,
            Handing handing,
            Clock clock) {
        this.unions = unions;
        this.posts = posts;
        this.tenures = tenures;
        this.revisions = revisions;
        this.accounts = accounts;
        this.terms = terms;
        this.trail = trail;
        this.handing = handing;
        this.clock = clock;
    }

    /** Fills a post. One regular holder at a time in a single seat: of two who appoint at once, the second is told. */
    public UUID appoint(Scope scope, Appointment appointment) {
        int district = appointment.district();
        Post post = posts.hold(scope, district, appointment.post());
        Union union = visible(scope, district, post.union());
        int mostYears = terms.number(MOST_YEARS, district, LocalDate.now(clock));
        OrganisationRules.appoint(scope, union, post, appointment, mostYears).orThrow();
        UUID tenure = fill(scope, union, post, appointment);
        revisions.change(scope, district);
        record(scope, post, "tenure.appointed", title(union, post) + "：" + accounts.nameOf(appointment.account()));
        return tenure;
    }

    private UUID fill(Scope scope, Union union, Post post, Appointment appointment) {
        UUID id = Uuid7.next(clock);
        try {
            tenures.insert(scope, union.level(), post, appointment, id, clock.instant());
        } catch (DataIntegrityViolationException e) {
            throw told(e, post);
        }
        return id;
    }

    /** Ends a term today, names the acting one at once, and gives back the hand-over when there was somebody to take over. */
    public Optional<Handover> end(Scope scope, Ending ending) {
        int district = ending.district();
        Tenure tenure = tenures.get(scope, district, ending.tenure());
        Post post = posts.hold(scope, district, tenure.post());
        Union union = visible(scope, district, post.union());
        OrganisationRules.end(scope, union, post, tenure, ending).orThrow();
        return pass(scope, union, tenure, ending);
    }

    /** Ends a term because its union closes; the open work goes up. */
    void lapse(Scope scope, Union union, Tenure tenure, String reason) {
        pass(scope, union, tenure, new Ending(union.district(), tenure.id(), reason, null, ""));
    }

    private Optional<Handover> pass(Scope scope, Union union, Tenure tenure, Ending ending) {
        Post post = posts.get(scope, tenure.district(), tenure.post());
        LocalDate today = LocalDate.now(clock);
        LocalDate until = tenure.from().isAfter(today) ? tenure.from() : today;
        tenures.end(scope, union.level(), tenure, until, ending.reason(), clock.instant());
        Ending.Successor successor = ending.successor();
        if (successor != null) {
            LocalDate planned = tenure.until();
            LocalDate actingUntil = planned != null && planned.isAfter(today) ? planned : null;
            fill(
                    scope,
                    union,
                    post,
                    new Appointment(
                            tenure.district(),
                            post.id(),
                            successor.account(),
                            successor.kind(),
                            today,
                            actingUntil,
                            true));
        }
        revisions.change(scope, tenure.district()); // whoever takes over is found among those who hold a post now
        record(scope, post, "tenure.ended", title(union, post) + "：" + accounts.nameOf(tenure.account()));
        return handing.over(scope, union, post, tenure, ending);
    }

    /** The holder's own word on whether workers may see their mobile number. */
    public void showMobile(Scope scope, int district, UUID tenure, boolean shown) {
        tenures.showMobile(scope, district, tenure, shown);
        revisions.change(Scope.house(district), district);
        trail.record(scope.actor(), district, "tenure.mobileShown", "tenure", tenure, Boolean.toString(shown));
    }

    private Union visible(Scope scope, int district, UUID id) {
        Union union = unions.get(scope, district, id);
        UnionDesk.requireWithin(scope, union.path());
        return union;
    }

    private static String title(Union union, Post post) {
        return union.name() + "·" + post.facts().title();
    }

    private static RuntimeException told(DataIntegrityViolationException e, Post post) {
        String title = post.facts().title();
        if (Row.refusedBy(e, "_one_holder")) {
            return new RefusedException(OrganisationRefusal.SEAT_TAKEN.refusal(title));
        }
        if (Row.refusedBy(e, "_one_acting")) {
            return new RefusedException(OrganisationRefusal.ACTING_SEAT_TAKEN.refusal(title));
        }
        if (Row.refusedBy(e, "_once_in_post")) {
            return new RefusedException(OrganisationRefusal.HELD_ALREADY.refusal(title));
        }
        if (Row.refusedBy(e, "_money_apart")) {
            return new RefusedException(OrganisationRefusal.MONEY_APART.refusal());
        }
        return e;
    }

    private void record(Scope scope, Post post, String act, String detail) {
        trail.record(scope.actor(), post.district(), act, "post", post.id(), detail);
    }
}
