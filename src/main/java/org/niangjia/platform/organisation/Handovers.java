package org.niangjia.platform.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 交接记录. The rows of hand-overs. */
@Component
public class Handovers {
    private static final String COLUMNS = """
            district, id, union_id, union_name, post, post_title, tenure, from_account, from_name, to_account, to_name,
            at, by_name, reason, items
            """;

    private final JdbcClient jdbc;

    Handovers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Handover get(Scope scope, int district, UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM organisation_handover WHERE district = :district AND id = :id")
                .param("district", scope.require(district))
                .param("id", id)
                .query(Handovers::handover)
                .optional()
                .orElseThrow(() -> new NotVisibleException("hand-over " + id));
    }

    /** Hand-overs of a post, newest first. */
    public List<Handover> of(Scope scope, int district, UUID post) {
        return jdbc.sql("SELECT " + COLUMNS + """
                        FROM organisation_handover WHERE district = :district AND post = :post ORDER BY id DESC
                        """)
                .param("district", scope.require(district))
                .param("post", post)
                .query(Handovers::handover)
                .list();
    }

    void insert(Scope scope, Handover handover) {
        jdbc.sql("""
                        INSERT INTO organisation_handover (district, id, union_id, union_name, post, post_title, tenure,
                         from_account, from_name, to_account, to_name, at, by_account, by_name, reason, items)
                        VALUES (:district, :id, :union, :unionName, :post, :title, :tenure,
                         :from, :fromName, :to, :toName, :at, :by, :byName, :reason, :items)
                        """)
                .param("district", scope.require(handover.district()))
                .param("id", handover.id())
                .param("union", handover.seat().union())
                .param("unionName", handover.seat().unionName())
                .param("post", handover.seat().post())
                .param("title", handover.seat().title())
                .param("tenure", handover.seat().tenure())
                .param("from", handover.from().account())
                .param("fromName", handover.from().name())
                .param("to", handover.to().account())
                .param("toName", handover.to().name())
                .param("at", Timestamp.from(handover.at()))
                .param("by", scope.actor().account())
                .param("byName", handover.byName())
                .param("reason", handover.reason())
                .param("items", handover.items())
                .update();
    }

    private static Handover handover(ResultSet row, int number) throws SQLException {
        return new Handover(
                row.getInt("district"),
                Row.id(row, "id"),
                new Handover.Seat(
                        Row.id(row, "union_id"),
                        row.getString("union_name"),
                        Row.id(row, "post"),
                        row.getString("post_title"),
                        Row.id(row, "tenure")),
                new Handover.Person(Row.id(row, "from_account"), row.getString("from_name")),
                new Handover.Person(Row.id(row, "to_account"), row.getString("to_name")),
                row.getTimestamp("at").toInstant(),
                row.getString("by_name"),
                row.getString("reason"),
                row.getString("items"));
    }
}
