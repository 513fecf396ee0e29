package org.niangjia.service.request;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 联名簿. Who signed a request of many beside its applicant, and what each said of the answer. */
@Repository
class Signers {
    private final JdbcClient jdbc;
    private final Clock clock;

    Signers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The code of the link to sign by; a new one puts the old one out of use. */
    void setCode(Case of, byte[] index) {
        jdbc.sql("UPDATE request_request SET joint_code = :code WHERE district = :district AND case_id = :id")
                .param("district", of.district())
                .param("id", of.id())
                .param("code", index)
                .update();
    }

    boolean codeFits(Case of, byte[] index) {
        return jdbc.sql("""
                SELECT joint_code FROM request_request
                 WHERE district = :district AND case_id = :id AND joint_code IS NOT NULL
                """)
                .param("district", of.district())
                .param("id", of.id())
                .query((row, n) -> row.getBytes("joint_code"))
                .optional()
                .filter(known -> Arrays.equals(known, index))
                .isPresent();
    }

    /** Throws RefusedException when this person has signed already. */
    void insert(Case of, byte[] holder, UUID account, String name, int home) {
        try {
            jdbc.sql("""
                    INSERT INTO request_signer (district, case_id, holder, account, name, home, signed_at)
                    VALUES (:district, :id, :holder, :account, :name, :home, :now)
                    """)
                    .param("district", of.district())
                    .param("id", of.id())
                    .param("holder", holder)
                    .param("account", account)
                    .param("name", name)
                    .param("home", home)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new RefusedException(Refusal.of("request.SIGNED_ALREADY"));
        }
    }

    int count(Case of) {
        return jdbc.sql("SELECT count(*) FROM request_signer WHERE district = :district AND case_id = :id")
                .param("district", of.district())
                .param("id", of.id())
                .query((row, n) -> row.getInt(1))
                .single();
    }

    List<UUID> accounts(Case of) {
        return jdbc.sql("""
                SELECT account FROM request_signer
                 WHERE district = :district AND case_id = :id AND account IS NOT NULL ORDER BY signed_at
                """)
                .param("district", of.district())
                .param("id", of.id())
                .query((row, n) -> row.getObject("account", UUID.class))
                .list();
    }

    /** A case that this holder signed at this time or later. */
    Optional<Case> find(int district, String no, byte[] holder, Instant since) {
        return jdbc.sql("""
                SELECT c.* FROM case_view c
                  JOIN request_signer s ON s.district = c.district AND s.case_id = c.id
                 WHERE c.district = :district AND s.district = :district AND c.no = :no AND s.holder = :holder
                   AND s.signed_at >= :since
                """)
                .param("district", district)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("no", no)
                .param("holder", holder)
                .query(Cases::row)
                .optional();
    }

    /** 联名人评价. Beside the applicant's own; it moves nothing, and may be changed while anybody reads it. */
    void rate(Case of, byte[] holder, RatingInput in) {
        jdbc.sql("""
                UPDATE request_signer SET rated_at = :now, solved = :solved, satisfaction = :satisfaction, words = :words
                 WHERE district = :district AND case_id = :id AND holder = :holder
                """)
                .param("district", of.district())
                .param("id", of.id())
                .param("holder", holder)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("solved", in.solved())
                .param("satisfaction", in.satisfaction())
                .param("words", NewRequest.clean(in.words()))
                .update();
    }

    Optional<Requests.Rating> rating(Case of, byte[] holder) {
        return jdbc.sql("""
                SELECT solved, satisfaction, words FROM request_signer
                 WHERE district = :district AND case_id = :id AND holder = :holder AND rated_at IS NOT NULL
                """)
                .param("district", of.district())
                .param("id", of.id())
                .param("holder", holder)
                .query((row, n) -> new Requests.Rating(
                        row.getBoolean("solved"), row.getString("satisfaction"), row.getString("words")))
                .optional();
    }

    void clear(int district, UUID caseId) {
        jdbc.sql("DELETE FROM request_signer WHERE district = :district AND case_id = :id")
                .param("district", district)
                .param("id", caseId)
                .update();
    }
}
