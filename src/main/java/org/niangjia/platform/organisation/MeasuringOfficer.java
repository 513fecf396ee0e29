package org.niangjia.platform.organisation;

import java.time.Duration;
import java.util.UUID;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.access.Standing;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 测速用的干事. Sessions of officers of the demo world, for measurements over HTTP. */
@Component
@ConditionalOnProperty("niangjia.bench")
public class MeasuringOfficer {
    private final JdbcClient jdbc;
    private final Standing standing;
    private final Sessions sessions;

    MeasuringOfficer(JdbcClient jdbc, Standing standing, Sessions sessions) {
        this.jdbc = jdbc;
        this.standing = standing;
        this.sessions = sessions;
    }

    /**
     * 席位. Whose requests are measured.
     *
     * @param path place of the office in the tree
     */
    public record Seat(String token, String path) {}

    /**
     * The department head of a union or office.
     *
     * @param union its whole name
     */
    public Seat of(String union) {
        UUID account = jdbc.sql("""
                SELECT t.account FROM tenure_view t JOIN union_view u ON u.district = t.district AND u.id = t.union_id
                 WHERE u.name = :name AND t.role = 'DEPARTMENT_HEAD' AND t.ended_at IS NULL LIMIT 1
                """).param("name", union).query(UUID.class).single();
        Hat hat = standing.hatsOf(account).stream()
                .filter(one -> one.unionName().equals(union))
                .findFirst()
                .orElseThrow();
        String token = sessions.open(account, Caller.Strength.TOKEN, hat.post(), "bench", Duration.ofHours(2));
        return new Seat(token, hat.path());
    }
}
