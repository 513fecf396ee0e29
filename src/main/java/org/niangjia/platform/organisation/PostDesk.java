package org.niangjia.platform.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 岗位设置. Opens, describes and closes the posts of a union. */
@Component
@Transactional
public class PostDesk {
    private final Unions unions;
    private final Posts posts;
    private final Tenures tenures;
    private final Revisions revisions;
    private final Trail trail;
    private final Clock clock;

    PostDesk(Unions unions, Posts posts, Tenures tenures, Revisions revisions, Trail trail, Clock clock) {
        this.unions = unions;
        this.posts = posts;
        this.tenures = tenures;
        this.revisions = revisions;
        this.trail = trail;
        this.clock = clock;
    }

    public Post open(Scope scope, int district, UUID unionId, PostFacts facts) {
        revisions.change(scope, district);
        Union union = visible(scope, district, unionId);
        OrganisationRules.open(union, facts).orThrow();
        Post post = new Post(district, Uuid7.next(clock), unionId, facts, null, 1);
        posts.insert(scope, union.level(), post, clock.instant());
        trail.record(scope.actor(), district, "post.opened", "post", post.id(), union.name() + "·" + facts.title());
        return post;
    }

    /** Changes title, duties and order; role and seats stay. */
    public void amend(Scope scope, int district, UUID id, int version, PostFacts facts) {
        Post post = posts.get(scope, district, id);
        Union union = visible(scope, district, post.union());
        OrganisationRules.amend(post, facts).orThrow();
        posts.amend(scope, union.level(), post, facts, version);
        revisions.change(scope, district);
        trail.record(scope.actor(), district, "post.amended", "post", id, union.name() + "·" + facts.title());
    }

    /** Closes a post that nobody holds; somebody who is just being appointed counts. */
    public void close(Scope scope, int district, UUID id, String reason) {
        revisions.change(scope, district);
        Post post = posts.get(scope, district, id);
        Union union = visible(scope, district, post.union());
        if (post.open()) {
            posts.close(scope, union.level(), post, reason, clock.instant());
        }
        int holders = (int) tenures.runningIn(scope, district, post.union(), LocalDate.now(clock)).stream()
                .filter(tenure -> tenure.post().equals(id))
                .count();
        OrganisationRules.close(post, reason, holders).orThrow();
        trail.record(
                scope.actor(),
                district,
                "post.closed",
                "post",
                id,
                union.name() + "·" + post.facts().title());
    }

    private Union visible(Scope scope, int district, UUID id) {
        Union union = unions.get(scope, district, id);
        UnionDesk.requireWithin(scope, union.path());
        return union;
    }
}
