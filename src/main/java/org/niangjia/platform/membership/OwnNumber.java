package org.niangjia.platform.membership;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 本人证件索引. The blind index of the ID number of the member whom an account is linked to, for a service's own records. */
@Component
public class OwnNumber {
    private final Identities identities;
    private final JdbcClient jdbc;

    OwnNumber(Identities identities, JdbcClient jdbc) {
        this.identities = identities;
        this.jdbc = jdbc;
    }

    /**
     * 本人.
     *
     * @param district where the membership stands
     */
    public record Own(int district, String name, byte[] idHash) {}

    /** Nothing for whoever is linked to no member. */
    public Optional<Own> of(UUID account) {
        return identities
                .personOf(account)
                .flatMap(person -> identities.homeOf(person).flatMap(home -> row(home, person)));
    }

    private Optional<Own> row(int home, UUID person) {
        return jdbc.sql("SELECT name, id_hash FROM membership_member WHERE district = :home AND id = :person")
                .param("home", home)
                .param("person", person)
                .query((row, n) -> new Own(home, row.getString(1), row.getBytes(2)))
                .optional();
    }
}
