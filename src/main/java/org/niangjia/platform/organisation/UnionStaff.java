package org.niangjia.platform.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Accounts;
import org.springframework.stereotype.Component;

/** 班子. The posts of a union with those who hold them or will. */
@Component
class UnionStaff {
    private final Posts posts;
    private final Tenures tenures;
    private final Accounts accounts;

    UnionStaff(Posts posts, Tenures tenures, Accounts accounts) {
        this.posts = posts;
        this.tenures = tenures;
        this.accounts = accounts;
    }

    /** 岗位与在任者. */
    record PostSeats(Post post, List<Named> holders) {}

    /** 在任者. A term of office with the holder's name. */
    record Named(Tenure tenure, String name) {}

    List<PostSeats> of(Scope scope, Union union, LocalDate today) {
        Map<UUID, List<Named>> byPost = tenures.runningIn(scope, union.district(), union.id(), today).stream()
                .map(this::named)
                .collect(Collectors.groupingBy(named -> named.tenure().post()));
        return posts.of(scope, union.district(), union.id()).stream()
                .map(post -> new PostSeats(post, byPost.getOrDefault(post.id(), List.of())))
                .toList();
    }

    Named named(Tenure tenure) {
        return new Named(tenure, accounts.nameOf(tenure.account()));
    }
}
