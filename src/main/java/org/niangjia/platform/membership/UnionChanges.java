package org.niangjia.platform.membership;

import org.niangjia.platform.organisation.UnionClosed;
import org.niangjia.platform.organisation.UnionMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** 随组织变动. Members follow their union through the tree, and go to the upper union when theirs is closed. */
@Component
class UnionChanges {
    private final Members members;
    private final MemberDesk desk;

    UnionChanges(Members members, MemberDesk desk) {
        this.members = members;
        this.desk = desk;
    }

    @EventListener
    void moved(UnionMoved moved) {
        members.follow(moved.district(), moved.fromPath(), moved.toPath());
    }

    @EventListener
    void closed(UnionClosed closed) {
        desk.keep(closed.scope(), closed.union(), closed.upper(), closed.reason());
    }
}
