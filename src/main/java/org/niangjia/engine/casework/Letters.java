package org.niangjia.engine.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.WorkingCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * 发文簿. Letters of a case to bodies outside. The number is taken with the row, without gaps per issuing union and year:
 * who comes second waits for the key, takes the next number when the first stays and the same one when it goes.
 */
@Repository
public class Letters {
    private static final int MOST_TRIES = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Letters(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * 函件. A letter as issued.
     *
     * @param union union that issued it
     * @param year year of the number
     * @param number its number in that year, from 1 without gaps
     * @param document kind of letter
     * @param recipient who receives it
     * @param text what is asked for
     * @param issuedAt when
     * @param issuedBy who signed for it, with post
     * @param repliedAt when the answer was recorded, or null
     * @param reply the answer in short; empty until then
     */
    public record Letter(
            UUID union,
            int year,
            int number,
            String document,
            String recipient,
            String text,
            Instant issuedAt,
            String issuedBy,
            @Nullable Instant repliedAt,
            String reply) {}

    /** Takes the next number and writes the letter, in the caller's transaction. */
    @Transactional
    public Letter issue(Case of, UUID union, String document, String recipient, String text, Actor by) {
        int year = WorkingCalendar.dayOf(clock.instant()).getYear();
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Optional<Letter> issued = insert(of, union, year, new Content(document, recipient, text), by);
            if (issued.isPresent()) {
                return issued.get();
            }
        }
        throw new IllegalStateException("no number for a letter of " + union + " in " + year);
    }

    private record Content(String document, String recipient, String text) {}

    /** Nothing when somebody else has just taken the number: then the next look finds the one after it. */
    private Optional<Letter> insert(Case of, UUID union, int year, Content content, Actor by) {
        return jdbc.sql("""
                INSERT INTO casework_letter (district, union_id, year, number, case_id, document, recipient, text,
                    issued_at, issued_by, issued_name)
                SELECT :district, :union, :year, COALESCE(max(number), 0) + 1, :case, :document, :recipient, :text, :at,
                       :by, :name
                  FROM casework_letter WHERE district = :district AND union_id = :union AND year = :year
                ON CONFLICT DO NOTHING
                RETURNING *
                """)
                .param("district", of.district())
                .param("union", union)
                .param("year", year)
                .param("case", of.id())
                .param("document", content.document())
                .param("recipient", content.recipient())
                .param("text", content.text())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.account())
                .param("name", (by.name() + " " + by.postTitle()).strip())
                .query(Letters::letter)
                .optional();
    }

    /** 回函. The answer to the last letter of a case that waits for one. */
    public void replied(Case of, String reply) {
        jdbc.sql("""
                UPDATE casework_letter SET replied_at = :at, reply = :reply
                 WHERE district = :district AND case_id = :case AND replied_at IS NULL
                """)
                .param("district", of.district())
                .param("case", of.id())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("reply", reply)
                .update();
    }

    /** Letters of a case, oldest first. */
    public List<Letter> list(Case of) {
        return jdbc.sql("""
                SELECT * FROM casework_letter WHERE district = :district AND case_id = :case
                 ORDER BY issued_at, number
                """)
                .param("district", of.district())
                .param("case", of.id())
                .query(Letters::letter)
                .list();
    }

    private static Letter letter(ResultSet row, int n) throws SQLException {
        Timestamp replied = row.getTimestamp("replied_at");
        return new Letter(
                row.getObject("union_id", UUID.class),
                row.getInt("year"),
                row.getInt("number"),
                row.getString("document"),
                row.getString("recipient"),
                row.getString("text"),
                row.getTimestamp("issued_at").toInstant(),
                row.getString("issued_name"),
                replied == null ? null : replied.toInstant(),
                row.getString("reply"));
    }
}
