package org.niangjia.engine.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.trail.Trail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** 银行余额簿. What the bank says at the end of a day, against what the books say. */
@Repository
class BankBalances {
    private static final int SHOWN = 12;

    private final Tills tills;
    private final Trail trail;
    private final JdbcClient jdbc;
    private final Clock clock;

    BankBalances(Tills tills, Trail trail, JdbcClient jdbc, Clock clock) {
        this.tills = tills;
        this.trail = trail;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** 银行余额, as typed. */
    record Typed(LocalDate day, long fen, Instant at, String by) {}

    /**
     * 对账结果.
     *
     * @param bankFen what the bank says
     */
    record Compared(LocalDate day, long bankFen, BankStanding books) {

        /** 差额: what the bank has more than the books, or less. */
        long differenceFen() {
            return bankFen - books.bookFen();
        }

        /** What is left of it when the bank has paid already all that it was asked to. */
        long unexplainedFen() {
            return differenceFen() + books.onItsWayFen();
        }

        /** Even, with or without what is on its way. */
        boolean even() {
            return differenceFen() == 0 || unexplainedFen() == 0;
        }
    }

    /** Typed again, the later word counts; both are on the record. */
    @Transactional
    void type(Scope scope, Till till, @Nullable LocalDate day, long fen) {
        tills.requireCashier(scope);
        List<Refusal> reasons = new ArrayList<>();
        if (day == null || day.isAfter(WorkingCalendar.dayOf(clock.instant()))) {
            reasons.add(CollectionRefusal.DAY_MISSING.with().at("day"));
        }
        if (fen < 0) {
            reasons.add(CollectionRefusal.BALANCE_WRONG.with().at("balance"));
        }
        Decision.of(reasons).orThrow();
        jdbc.sql("""
                        INSERT INTO collection_bank_balance (district, till, day, balance_fen, typed_at, typed_name)
                        VALUES (:district, :till, :day, :fen, :now, :name)
                        ON CONFLICT (district, till, day) DO UPDATE SET balance_fen = excluded.balance_fen,
                            typed_at = excluded.typed_at, typed_name = excluded.typed_name
                        """)
                .param("district", scope.require(till.district()))
                .param("till", till.code())
                .param("day", day)
                .param("fen", fen)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("name", scope.actor().name())
                .update();
        trail.record(
                scope.actor(),
                till.district(),
                "collection.bank_balance",
                "collection",
                null,
                till.code() + " " + day + " " + fen);
    }

    /** The latest days, newest first. */
    List<Typed> latest(Scope scope, Till till) {
        return jdbc.sql("""
                        SELECT day, balance_fen, typed_at, typed_name FROM collection_bank_balance
                         WHERE district = :district AND till = :till ORDER BY day DESC LIMIT :limit
                        """)
                .param("district", scope.require(till.district()))
                .param("till", till.code())
                .param("limit", SHOWN)
                .query(BankBalances::typed)
                .list();
    }

    /** A day against the books as they are now; the last one that was typed where none is asked for. */
    Optional<Compared> compare(Scope scope, Till till, @Nullable LocalDate day) {
        return latest(scope, till).stream()
                .filter(each -> day == null || each.day().equals(day))
                .findFirst()
                .map(each -> new Compared(
                        each.day(), each.fen(), tills.service(scope, till).bank(scope, till, each.day())));
    }

    private static Typed typed(ResultSet row, int n) throws SQLException {
        return new Typed(
                row.getObject("day", LocalDate.class),
                row.getLong("balance_fen"),
                row.getTimestamp("typed_at").toInstant(),
                row.getString("typed_name"));
    }
}
