package org.niangjia.platform.membership;

import java.util.List;
import org.niangjia.platform.organisation.UnionClosed;
import org.niangjia.platform.organisation.UnionMoved;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 随组织变动. Members follow their union through the tree, and go to the upper union when theirs is closed. */
@Component
class UnionChanges {
    private final JdbcClient jdbc;
    private final MemberDesk desk;

    UnionChanges(JdbcClient jdbc, MemberDesk desk) {
        this.jdbc = jdbc;
        this.desk = desk;
    }

    @EventListener
    void moved(UnionMoved moved) {
        follow(moved.district(), moved.fromPath(), moved.toPath());
    }

    @EventListener
    void closed(UnionClosed closed) {
        desk.keep(closed.scope(), closed.union(), closed.upper(), closed.reason());
    }

    /** A union has a new place in the tree: its members and counts follow in the same transaction. */
    private void follow(int district, String fromPath, String toPath) {
        for (String table : List.of("membership_member", "membership_count")) {
            jdbc.sql("UPDATE " + table + """
                             SET path = :to || substr(path, :skip)
                            WHERE district = :district AND path >= :from AND path < :behind
                            """)
                    .param("to", toPath)
                    .param("skip", fromPath.length() + 1)
                    .param("district", district)
                    .param("from", fromPath)
                    .param("behind", Members.behind(fromPath))
                    .update();
        }
    }
}
