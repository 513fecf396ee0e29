package org.niangjia.service.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.Pointers;
import org.niangjia.engine.casework.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 诉求簿. The service's own rows, and lists over them and the cases. */
@Repository
class Requests {
    private final JdbcClient jdbc;
    private final Pointers pointers;
    private final Clock clock;

    Requests(JdbcClient jdbc, Pointers pointers, Clock clock) {
        this.jdbc = jdbc;
        this.pointers = pointers;
        this.clock = clock;
    }

    void insert(
            int district,
            UUID caseId,
            RequestFacts facts,
            byte[] queryCode,
            byte @Nullable [] identity,
            byte @Nullable [] contact) {
        jdbc.sql("""
                WITH said AS (
                INSERT INTO request_request (district, case_id, category, kind, text, place, place_text, employer_name,
                    anonymous, identity, contact, contact_shown, applicant_name, own_unit_may_know, channel, entered_by,
                    urgent, difficulty, query_code, about_no)
                VALUES (:district, :id, :category, :kind, :text, :place, :placeText, :employer, :anonymous, :identity,
                    :contact, :contactShown, :applicantName, :ownUnit, :channel, :enteredBy, :urgent, :difficulty, :code,
                    :about)
                )
                """ + Standings.OPEN)
                .param("district", district)
                .param("id", caseId)
                .param("category", facts.category())
                .param("kind", facts.kind().name())
                .param("text", facts.text())
                .param("place", facts.place())
                .param("placeText", facts.placeText())
                .param("employer", facts.employerName())
                .param("anonymous", facts.anonymous())
                .param("identity", identity, Types.BINARY)
                .param("contact", contact, Types.BINARY)
                .param("contactShown", facts.contactShown())
                .param("applicantName", facts.applicantName())
                .param("ownUnit", facts.ownUnitMayKnow())
                .param("channel", facts.channel())
                .param("enteredBy", facts.enteredBy())
                .param("urgent", facts.urgent())
                .param("difficulty", facts.difficulty())
                .param("code", queryCode)
                .param("about", facts.aboutNo())
                .update();
    }

    RequestFacts get(int district, UUID caseId) {
        return jdbc.sql("SELECT * FROM request_request WHERE district = :district AND case_id = :id")
                .param("district", district)
                .param("id", caseId)
                .query(Requests::facts)
                .optional()
                .orElseThrow(() -> new NotVisibleException("request"));
    }

    boolean codeFits(int district, UUID caseId, byte[] queryCode) {
        return jdbc.sql("SELECT query_code FROM request_request WHERE district = :district AND case_id = :id")
                .param("district", district)
                .param("id", caseId)
                .query(byte[].class)
                .optional()
                .filter(known -> Arrays.equals(known, queryCode))
                .isPresent();
    }

    Optional<byte[]> contact(int district, UUID caseId) {
        return jdbc.sql("""
                SELECT contact FROM request_request
                 WHERE district = :district AND case_id = :id AND contact IS NOT NULL
                """)
                .param("district", district)
                .param("id", caseId)
                .query(byte[].class)
                .optional();
    }

    void countReturn(int district, UUID caseId) {
        jdbc.sql("UPDATE request_request SET returns = returns + 1 WHERE district = :district AND case_id = :id")
                .param("district", district)
                .param("id", caseId)
                .update();
    }

    /** The office that the county has named. */
    void setAssigned(int district, UUID caseId, UUID union) {
        jdbc.sql("UPDATE request_request SET assigned = :union WHERE district = :district AND case_id = :id")
                .param("district", district)
                .param("id", caseId)
                .param("union", union)
                .update();
    }

    Optional<UUID> assigned(int district, UUID caseId) {
        return jdbc.sql("""
                SELECT assigned FROM request_request
                 WHERE district = :district AND case_id = :id AND assigned IS NOT NULL
                """)
                .param("district", district)
                .param("id", caseId)
                .query(UUID.class)
                .optional();
    }

    void setDifficulty(int district, UUID caseId, String difficulty) {
        jdbc.sql("UPDATE request_request SET difficulty = :difficulty WHERE district = :district AND case_id = :id")
                .param("district", district)
                .param("id", caseId)
                .param("difficulty", difficulty)
                .update();
    }

    void insertRating(Case of, RatingInput in, @Nullable UUID takenBy) {
        jdbc.sql("""
                INSERT INTO request_rating (district, case_id, round, at, solved, satisfaction, words, taken_by, path,
                    category, employer, site, confidential, withheld)
                SELECT :district, :id, :round, :now, :solved, :satisfaction, :words, CAST(:takenBy AS uuid), c.path,
                       q.category, c.employer, c.site, c.confidential, c.withheld
                  FROM case_view c JOIN request_request q ON q.district = c.district AND q.case_id = c.id
                 WHERE c.district = :district AND c.id = :id
                """)
                .param("district", of.district())
                .param("id", of.id())
                .param("round", of.reopened() + 1)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("solved", in.solved())
                .param("satisfaction", in.satisfaction())
                .param("words", NewRequest.clean(in.words()))
                .param("takenBy", takenBy)
                .update();
    }

    /** 评价. As given after the last answer. */
    record Rating(boolean solved, @Nullable String satisfaction, String words) {}

    Optional<Rating> lastRating(int district, UUID caseId) {
        return jdbc.sql("""
                SELECT solved, satisfaction, words FROM request_rating
                 WHERE district = :district AND case_id = :id ORDER BY round DESC LIMIT 1
                """)
                .param("district", district)
                .param("id", caseId)
                .query((row, n) ->
                        new Rating(row.getBoolean("solved"), row.getString("satisfaction"), row.getString("words")))
                .optional();
    }

    /** Cases of these holders, at home and where pointers lead, newest first. */
    List<Case> own(int home, List<byte[]> holders, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                SELECT * FROM case_view WHERE district = ANY(:districts) AND type = 'SQ' AND holder = ANY(:holders)
                   AND id < :after ORDER BY id DESC LIMIT :limit
                """)
                .param("districts", pointers.districts(home, holders).toArray(Integer[]::new))
                .param("holders", holders.toArray(byte[][]::new))
                .param("after", after == null ? new UUID(-1, -1) : after)
                .param("limit", limit)
                .query(Cases::row)
                .list();
    }

    private static RequestFacts facts(ResultSet row, int n) throws SQLException {
        return new RequestFacts(
                row.getString("category"),
                Category.Kind.valueOf(row.getString("kind")),
                row.getString("text"),
                row.getObject("place", Long.class),
                row.getString("place_text"),
                row.getString("employer_name"),
                row.getBoolean("anonymous"),
                row.getString("contact_shown"),
                row.getString("applicant_name"),
                row.getBoolean("own_unit_may_know"),
                row.getString("channel"),
                row.getObject("entered_by", UUID.class),
                row.getBoolean("urgent"),
                row.getString("difficulty"),
                row.getString("about_no"),
                row.getInt("returns"));
    }

    static boolean open(Case one) {
        return one.stage() != Stage.CLOSED && one.stage() != Stage.WITHDRAWN;
    }
}
