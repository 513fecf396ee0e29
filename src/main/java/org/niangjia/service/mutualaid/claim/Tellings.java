package org.niangjia.service.mutualaid.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.engine.casework.Case;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 告知簿. How a claimant heard what is missing or what was decided; written once, never changed. */
@Repository
class Tellings {
    private final JdbcClient jdbc;
    private final Clock clock;

    Tellings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** 告知事项. The names are stored. */
    enum What {
        /** 缺件 */
        MISSING,
        /** 不予补助 or nothing due */
        DECISION,
        /** 申诉结论 */
        APPEAL,
        /** 复核结论: the amount stands after an objection */
        RECHECK
    }

    /** 告知方式. The names are stored. */
    enum How {
        /** 电话 */
        CALL,
        /** 邮寄通知书 */
        LETTER,
        /** 当面递交通知书 */
        HANDED,
        /** 发消息到手机, by the house */
        MESSAGE,
        /** 本人已知悉: they came themself */
        SELF;

        /** What an office says that it did. */
        static final List<How> BY_OFFICE = List.of(CALL, LETTER, HANDED);
    }

    /**
     * 一次告知.
     *
     * @param on day of the call, of the posting, of handing it over
     * @param teller who spoke or handed it over; empty for a letter
     * @param whom who was spoken to or took it; empty for a letter
     * @param words what was said in short, or how the letter went
     * @param by who wrote it down
     */
    record Told(
            What what,
            How how,
            LocalDate on,
            String teller,
            String whom,
            String words,
            String by,
            String title,
            Instant at) {}

    /** In the order in which they were written. */
    List<Told> of(Case known) {
        return jdbc.sql(
                        "SELECT * FROM mutualaid_claim_told WHERE district = :district AND case_id = :id ORDER BY at, id")
                .param("district", known.district())
                .param("id", known.id())
                .query(Tellings::told)
                .list();
    }

    private static Told told(ResultSet row, int n) throws SQLException {
        return new Told(
                What.valueOf(row.getString("what")),
                How.valueOf(row.getString("how")),
                row.getObject("on_day", LocalDate.class),
                row.getString("teller"),
                row.getString("whom"),
                row.getString("words"),
                row.getString("name"),
                row.getString("title"),
                row.getTimestamp("at").toInstant());
    }

    void add(Scope scope, Case known, What what, TellingRules.Telling telling, Actor by) {
        @Nullable UUID account = by.account();
        jdbc.sql("""
                        INSERT INTO mutualaid_claim_told (district, id, case_id, what, how, on_day, teller, whom, words, account, name, title, at)
                        VALUES (:district, :row, :id, :what, :how, :on, :teller, :whom, :words, :account, :name, :title, :now)
                        """)
                .param("district", scope.require(known.district()))
                .param("row", Uuid7.next(clock))
                .param("id", known.id())
                .param("what", what.name())
                .param("how", java.util.Objects.requireNonNull(telling.how()).name())
                .param("on", telling.on())
                .param("teller", telling.teller())
                .param("whom", telling.whom())
                .param("words", telling.words())
                .param("account", account, Types.OTHER)
                .param("name", by.name())
                .param("title", by.postTitle())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
