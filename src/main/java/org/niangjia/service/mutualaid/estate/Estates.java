package org.niangjia.service.mutualaid.estate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.seal.Masks;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.niangjia.service.mutualaid.award.Awarded;
import org.niangjia.service.mutualaid.award.Heirs;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 继承登记簿. Who receives for somebody who has died, by what proof, and which share. */
@Repository
class Estates implements Heirs {
    private final JdbcClient jdbc;
    private final Seals seals;
    private final Clock clock;

    Estates(JdbcClient jdbc, Seals seals, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.clock = clock;
    }

    /** 继承登记. */
    record Estate(LocalDate diedOn, String proof, String proofNo, String enteredBy) {}

    /** 新继承人, as read. */
    record NewHeir(String name, String relation, IdCardNumber number, int share, Awarded.Payee payee) {}

    /** Once a person; throws ConflictException when it was entered meanwhile. */
    void put(Scope scope, int district, UUID person, Estate estate, List<NewHeir> heirs) {
        Actor actor = scope.actor();
        try {
            jdbc.sql("""
                            INSERT INTO mutualaid_estate (district, person, died_on, proof, proof_no, entered_at, entered_by, entered_name)
                            VALUES (:district, :person, :died, :proof, :no, :now, :by, :name)
                            """)
                    .param("district", scope.require(district))
                    .param("person", person)
                    .param("died", estate.diedOn())
                    .param("proof", estate.proof())
                    .param("no", estate.proofNo())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("by", actor.account())
                    .param("name", actor.name())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ConflictException("mutualaid.ESTATE_MEANWHILE");
        }
        for (int i = 0; i < heirs.size(); i++) {
            insert(district, person, i + 1, heirs.get(i));
        }
    }

    private void insert(int district, UUID person, int no, NewHeir heir) {
        jdbc.sql("""
                        INSERT INTO mutualaid_heir (district, id, person, no, name, relation, id_hash, id_sealed, id_masked, share,
                            account_sealed, account_masked, bank)
                        VALUES (:district, :id, :person, :no, :name, :relation, :hash, :sealed, :masked, :share, :account,
                            :accountMasked, :bank)
                        """)
                .param("district", district)
                .param("id", Uuid7.next(clock))
                .param("person", person)
                .param("no", no)
                .param("name", heir.name())
                .param("relation", heir.relation())
                .param("hash", seals.index(Purpose.ID_NUMBER, heir.number().value()))
                .param("sealed", seals.seal(Purpose.ID_NUMBER, heir.number().value()))
                .param("masked", Masks.idNumber(heir.number().value()))
                .param("share", heir.share())
                .param("account", seals.seal(Purpose.BANK_CARD, heir.payee().account()))
                .param("accountMasked", Masks.bankCard(heir.payee().account()))
                .param("bank", heir.payee().bank())
                .update();
    }

    Optional<Estate> find(Scope scope, int district, UUID person) {
        return jdbc.sql("SELECT * FROM mutualaid_estate WHERE district = :district AND person = :person")
                .param("district", scope.require(district))
                .param("person", person)
                .query((row, n) -> new Estate(
                        row.getObject("died_on", LocalDate.class),
                        row.getString("proof"),
                        row.getString("proof_no"),
                        row.getString("entered_name")))
                .optional();
    }

    @Override
    public List<Heir> of(Scope scope, int district, UUID person) {
        return jdbc.sql("SELECT * FROM mutualaid_heir WHERE district = :district AND person = :person ORDER BY no")
                .param("district", scope.require(district))
                .param("person", person)
                .query(this::heir)
                .list();
    }

    private Heir heir(ResultSet row, int n) throws SQLException {
        String name = row.getString("name");
        return new Heir(
                row.getObject("id", UUID.class),
                name,
                row.getString("relation"),
                row.getString("id_masked"),
                row.getInt("share"),
                new Awarded.Payee(
                        name, seals.open(Purpose.BANK_CARD, row.getBytes("account_sealed")), row.getString("bank")));
    }
}
