package org.niangjia.service.mutualaid.recovery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.niangjia.service.mutualaid.claim.ClaimFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 追回簿. Recoveries as proposed, confirmed, objected to and ended, with what is right instead. */
@Repository
class Recoveries implements ClaimFile.Recovered {
    private static final int MOST_TRIES = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Recoveries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** 追回提议, as computed. */
    record Proposal(
            UUID claim,
            Recovery.Found found,
            String reason,
            Overpayment.Change change,
            Overpayment.Result result,
            byte[] explained) {}

    /**
     * Under the next number of the year, without gaps: who comes second waits for it, takes the next one when the first stays and
     * the same one when it goes. Refused while another one of the claim is being decided.
     */
    UUID insert(Scope scope, int district, Proposal proposal) {
        UUID id = Uuid7.next(clock);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            if (pending(scope, district, proposal.claim())) {
                throw new RefusedException(MutualAidRefusal.RECOVERY_PENDING.with());
            }
            if (inserted(scope, district, id, proposal)) {
                details(district, id, proposal);
                return id;
            }
        }
        throw new IllegalStateException("no number for a recovery in " + district);
    }

    private boolean pending(Scope scope, int district, UUID claim) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM mutualaid_recovery
                                        WHERE district = :district AND claim = :claim AND state IN ('PROPOSED', 'OBJECTED'))
                        """)
                .param("district", scope.require(district))
                .param("claim", claim)
                .query(Boolean.class)
                .single();
    }

    private boolean inserted(Scope scope, int district, UUID id, Proposal proposal) {
        return jdbc.sql("""
                        INSERT INTO mutualaid_recovery (district, id, year, number, claim, person, scheme, state, found, reason,
                            nothing_due, over_fen, explained, proposed_at, proposed_by, proposed_name)
                        SELECT :district, :id, :year, COALESCE(max(number), 0) + 1, :claim, :person, :scheme, 'PROPOSED', :found, :reason,
                               :nothing, :over, :explained, :now, :by, :name
                          FROM mutualaid_recovery WHERE district = :district AND year = :year
                        ON CONFLICT DO NOTHING
                        """)
                        .param("district", scope.require(district))
                        .param("id", id)
                        .param("year", WorkingCalendar.dayOf(clock.instant()).getYear())
                        .param("claim", proposal.claim())
                        .param("person", proposal.result().person())
                        .param("scheme", proposal.result().scheme())
                        .param("found", proposal.found().name())
                        .param("reason", proposal.reason())
                        .param("nothing", proposal.change().nothingDue())
                        .param("over", proposal.result().overFen())
                        .param("explained", proposal.explained())
                        .param("now", now())
                        .param("by", scope.actor().account())
                        .param("name", scope.actor().name())
                        .update()
                == 1;
    }

    void details(int district, UUID id, Proposal proposal) {
        proposal.change()
                .amounts()
                .forEach((code, fen) -> jdbc.sql("""
                                INSERT INTO mutualaid_recovery_amount (district, recovery, code, fen) VALUES (:district, :id, :code, :fen)
                                """)
                        .param("district", district)
                        .param("id", id)
                        .param("code", code)
                        .param("fen", fen)
                        .update());
        proposal.result()
                .years()
                .forEach(year -> jdbc.sql("""
                                INSERT INTO mutualaid_recovery_year (district, recovery, year, was_fen, now_fen)
                                VALUES (:district, :id, :year, :was, :is)
                                """)
                        .param("district", district)
                        .param("id", id)
                        .param("year", year.year())
                        .param("was", year.wasFen())
                        .param("is", year.nowFen())
                        .update());
    }

    Recovery get(Scope scope, int district, UUID id) {
        return jdbc.sql("SELECT * FROM mutualaid_recovery WHERE district = :district AND id = :id")
                .param("district", scope.require(district))
                .param("id", id)
                .query(Recoveries::recovery)
                .optional()
                .orElseThrow(() -> new NotVisibleException("recovery " + id));
    }

    Optional<Recovery> find(int district, int year, long number) {
        return jdbc.sql(
                        "SELECT * FROM mutualaid_recovery WHERE district = :district AND year = :year AND number = :number")
                .param("district", district)
                .param("year", year)
                .param("number", number)
                .query(Recoveries::recovery)
                .optional();
    }

    @Override
    public List<One> of(Case known) {
        return ofClaim(Scope.house(known.district()), known.district(), known.id()).stream()
                .filter(each -> each.confirmed() != null)
                .map(each -> new One(each.no(), each.overFen(), each.state().name()))
                .toList();
    }

    /** Of one claim, the newest first. */
    List<Recovery> ofClaim(Scope scope, int district, UUID claim) {
        return jdbc.sql(
                        "SELECT * FROM mutualaid_recovery WHERE district = :district AND claim = :claim ORDER BY id DESC")
                .param("district", scope.require(district))
                .param("claim", claim)
                .query(Recoveries::recovery)
                .list();
    }

    /** 年度对照. What a plan year came to, and comes to rightly. */
    record Year(int year, long wasFen, long nowFen) {}

    List<Year> years(Recovery recovery) {
        return jdbc.sql("""
                        SELECT year, was_fen, now_fen FROM mutualaid_recovery_year
                         WHERE district = :district AND recovery = :id ORDER BY year
                        """)
                .param("district", recovery.district())
                .param("id", recovery.id())
                .query((row, n) -> new Year(row.getInt(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    Map<String, Long> amounts(Recovery recovery) {
        Map<String, Long> amounts = new HashMap<>();
        jdbc.sql("SELECT code, fen FROM mutualaid_recovery_amount WHERE district = :district AND recovery = :id")
                .param("district", recovery.district())
                .param("id", recovery.id())
                .query(row -> {
                    amounts.put(row.getString(1), row.getLong(2));
                });
        return amounts;
    }

    /** What is known to be right of somebody's claims instead of what was handed in: by the last recovery that stands. */
    Map<UUID, Overpayment.Change> changes(Scope scope, int district, UUID person, String scheme) {
        Map<UUID, Overpayment.Change> changes = new HashMap<>();
        jdbc.sql("""
                        SELECT DISTINCT ON (claim) * FROM mutualaid_recovery
                         WHERE district = :district AND person = :person AND scheme = :scheme AND state IN ('STANDING', 'OBJECTED', 'ENDED')
                         ORDER BY claim, id DESC
                        """)
                .param("district", scope.require(district))
                .param("person", person)
                .param("scheme", scheme)
                .query(Recoveries::recovery)
                .list()
                .forEach(one -> changes.put(one.claim(), new Overpayment.Change(one.nothingDue(), amounts(one))));
        return changes;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    static Recovery recovery(ResultSet row, int n) throws SQLException {
        return new Recovery(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                row.getInt("year"),
                row.getInt("number"),
                row.getObject("claim", UUID.class),
                row.getObject("person", UUID.class),
                row.getString("scheme"),
                Recovery.State.valueOf(row.getString("state")),
                Recovery.Found.valueOf(row.getString("found")),
                row.getString("reason"),
                row.getBoolean("nothing_due"),
                row.getLong("over_fen"),
                row.getBytes("explained"),
                java.util.Objects.requireNonNull(signed(row, "proposed", true)),
                signed(row, "confirmed", true),
                signed(row, "objected", false),
                row.getString("objection"),
                signed(row, "heard", true),
                row.getString("heard_words"),
                signed(row, "dropped", false),
                row.getString("drop_words"),
                row.getInt("version"));
    }

    private static Recovery.@Nullable Signed signed(ResultSet row, String what, boolean officer) throws SQLException {
        Timestamp at = row.getTimestamp(what + "_at");
        return at == null
                ? null
                : new Recovery.Signed(
                        at.toInstant(),
                        officer ? row.getObject(what + "_by", UUID.class) : null,
                        row.getString(what + "_name"));
    }
}
