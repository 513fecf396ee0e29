package org.niangjia.service.mutualaid.departure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 中途退出库. Who asked to leave, and what became of it; an office sees those of its subtree. */
@Repository
class Departures {
    private static final String COLUMNS = """
            SELECT d.district, d.id, d.roster, r.unit_name, r.scheme, r.year, d.last_day, d.reason, d.refund_fen, d.payee_name,
                   d.payee_masked, d.payee_bank, d.state, d.asked_at, d.asked_by, d.asked_name, d.decided_at, d.decided_by,
                   d.decided_name, d.words, d.paid_on, d.version
              FROM mutualaid_departure d JOIN mutualaid_roster r ON r.district = d.district AND r.id = d.roster
            """;

    private final JdbcClient jdbc;
    private final Seals seals;
    private final Clock clock;

    Departures(JdbcClient jdbc, Seals seals, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.clock = clock;
    }

    void insert(Scope scope, Departure one, String account) {
        jdbc.sql("""
                        INSERT INTO mutualaid_departure (district, id, roster, last_day, reason, refund_fen, payee_name,
                            payee_account, payee_masked, payee_bank, state, asked_at, asked_by, asked_name)
                        VALUES (:district, :id, :roster, :day, :reason, :fen, :payee, CAST(:account AS bytea), :masked, :bank,
                            'ASKED', :at, :by, :name)
                        """)
                .param("district", scope.require(one.district()))
                .param("id", one.id())
                .param("roster", one.roster())
                .param("day", one.lastDay())
                .param("reason", one.reason())
                .param("fen", one.refundFen())
                .param("payee", one.payee().name())
                .param("account", account.isEmpty() ? null : seals.seal(Purpose.BANK_CARD, account))
                .param("masked", one.payee().masked())
                .param("bank", one.payee().bank())
                .param("at", one.asked().at().atOffset(ZoneOffset.UTC))
                .param("by", one.asked().by())
                .param("name", one.asked().name())
                .update();
    }

    /** Decided, by the person of the Scope. */
    void decide(Scope scope, Departure seen, Departure.State to, String words) {
        move(
                scope,
                seen,
                to,
                ", decided_at = :now, decided_by = CAST(:by AS uuid), decided_name = :name, words = :words",
                words);
    }

    /** Taken back, by whoever asked or by whoever decided. */
    void takeBack(Scope scope, Departure seen, Departure.State to) {
        move(scope, seen, to, "", "");
    }

    private void move(Scope scope, Departure seen, Departure.State to, String more, String words) {
        JdbcClient.StatementSpec update = jdbc.sql("UPDATE mutualaid_departure SET state = :to, version = version + 1"
                        + more + " WHERE district = :district AND id = :id AND version = :version AND state = :from")
                .param("to", to.name())
                .param("district", scope.require(seen.district()))
                .param("id", seen.id())
                .param("version", seen.version())
                .param("from", seen.state().name());
        if (!more.isEmpty()) {
            update = update.param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("by", scope.actor().account())
                    .param("name", scope.actor().name())
                    .param("words", words);
        }
        if (update.update() == 0) {
            throw new ConflictException("mutualaid.roster.CHANGED_MEANWHILE");
        }
    }

    /** The bank has paid. */
    void paid(Scope scope, Departure one, LocalDate on, UUID transfer) {
        jdbc.sql("""
                        UPDATE mutualaid_departure SET state = 'PAID', paid_on = :on, transfer = :transfer, version = version + 1
                         WHERE district = :district AND id = :id AND state = 'APPROVED'
                        """)
                .param("on", on)
                .param("transfer", transfer)
                .param("district", scope.require(one.district()))
                .param("id", one.id())
                .update();
    }

    void changePayee(Scope scope, Departure one, Departure.Payee payee, String account) {
        jdbc.sql("""
                        UPDATE mutualaid_departure SET payee_name = :name, payee_account = :account, payee_masked = :masked,
                            payee_bank = :bank, version = version + 1
                         WHERE district = :district AND id = :id
                        """)
                .param("name", payee.name())
                .param("account", seals.seal(Purpose.BANK_CARD, account))
                .param("masked", payee.masked())
                .param("bank", payee.bank())
                .param("district", scope.require(one.district()))
                .param("id", one.id())
                .update();
    }

    /** The account as the bank needs it. */
    String account(Scope scope, Departure one) {
        return jdbc.sql("SELECT payee_account FROM mutualaid_departure WHERE district = :district AND id = :id")
                .param("district", scope.require(one.district()))
                .param("id", one.id())
                .query((row, n) -> seals.open(Purpose.BANK_CARD, row.getBytes(1)))
                .single();
    }

    Optional<Departure> find(Scope scope, int district, UUID id) {
        String path = scope.path();
        return path == null || !scope.covers(district)
                ? Optional.empty()
                : jdbc.sql(COLUMNS + " WHERE d.district = :district AND d.id = :id AND starts_with(r.path, :path)")
                        .param("district", district)
                        .param("id", id)
                        .param("path", path)
                        .query(Departures::departure)
                        .optional();
    }

    Departure get(Scope scope, int district, UUID id) {
        return find(scope, district, id).orElseThrow(() -> new NotVisibleException("departure " + id));
    }

    Departure seen(Scope scope, UUID id) {
        return scope.districts().stream()
                .flatMap(district -> find(scope, district, id).stream())
                .findFirst()
                .orElseThrow(() -> new NotVisibleException("departure " + id));
    }

    /**
     * 退出查询条件.
     *
     * @param roster of one roster, or null for all
     * @param state one of them, or null for all
     * @param text a piece of the unit's name, of whoever leaves or of the payee; empty for all
     * @param matters rosters whose notice has this code
     */
    record Sought(@Nullable UUID roster, Departure.@Nullable State state, String text, List<UUID> matters) {}

    /** Of this office's subtree, newest first. */
    List<Departure> page(Scope scope, Sought sought, @Nullable UUID after, int limit) {
        return jdbc.sql(COLUMNS + """
                         WHERE d.district = ANY(:districts) AND starts_with(r.path, :path)
                           AND (CAST(:roster AS uuid) IS NULL OR d.roster = :roster)
                           AND (CAST(:state AS text) IS NULL OR d.state = :state)
                           AND (:text = '' OR strpos(lower(r.unit_name), lower(:text)) > 0 OR strpos(d.payee_name, :text) > 0
                                OR d.roster = ANY(:matters)
                                OR EXISTS (SELECT 1 FROM mutualaid_departing x
                                             JOIN mutualaid_enrolment e ON e.district = x.district AND e.id = x.enrolment
                                             JOIN mutualaid_person p ON p.district = e.district AND p.id = e.person
                                            WHERE x.district = d.district AND x.departure = d.id AND strpos(p.name, :text) > 0))
                           AND (CAST(:after AS uuid) IS NULL OR d.id < :after)
                         ORDER BY d.id DESC LIMIT :limit
                        """)
                .param("districts", scope.districtArray())
                .param("path", scope.path() == null ? "-" : scope.path())
                .param("roster", sought.roster())
                .param("state", sought.state() == null ? null : sought.state().name())
                .param("text", sought.text())
                .param("matters", sought.matters().toArray(UUID[]::new))
                .param("after", after)
                .param("limit", limit)
                .query(Departures::departure)
                .list();
    }

    private static Departure departure(ResultSet row, int n) throws SQLException {
        Timestamp decided = row.getTimestamp("decided_at");
        return new Departure(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                row.getObject("roster", UUID.class),
                row.getString("unit_name"),
                row.getString("scheme"),
                row.getInt("year"),
                row.getObject("last_day", LocalDate.class),
                row.getString("reason"),
                row.getLong("refund_fen"),
                new Departure.Payee(
                        row.getString("payee_name"), row.getString("payee_masked"), row.getString("payee_bank")),
                Departure.State.valueOf(row.getString("state")),
                new Departure.Asked(
                        row.getTimestamp("asked_at").toInstant(),
                        row.getObject("asked_by", UUID.class),
                        row.getString("asked_name")),
                decided == null
                        ? null
                        : new Departure.Decided(
                                decided.toInstant(),
                                Objects.requireNonNull(row.getObject("decided_by", UUID.class)),
                                Objects.requireNonNull(row.getString("decided_name")),
                                row.getString("words")),
                row.getObject("paid_on", LocalDate.class),
                row.getInt("version"));
    }
}
