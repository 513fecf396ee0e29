package org.niangjia.platform.membership;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.Parsed;
import org.niangjia.base.PersonName;
import org.niangjia.platform.access.KnownIdentity;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 账号的身份. Whether a name and the end of an ID number are those of the member that an account is linked to. */
@Component
class IdentityOfAnAccount implements KnownIdentity {
    private final Identities identities;
    private final JdbcClient jdbc;
    private final Seals seals;

    IdentityOfAnAccount(Identities identities, JdbcClient jdbc, Seals seals) {
        this.identities = identities;
        this.jdbc = jdbc;
        this.seals = seals;
    }

    /** 证件. The member's name and sealed number. */
    private record Papers(String name, byte[] sealed) {}

    @Override
    public Optional<Boolean> fits(UUID account, Instant before, String name, String lastSix) {
        return person(account, before)
                .flatMap(person -> identities.homeOf(person).flatMap(home -> papers(home, person)))
                .map(papers -> fits(papers, name, lastSix));
    }

    private Optional<UUID> person(UUID account, Instant before) {
        return jdbc.sql("SELECT person FROM membership_account WHERE account = :account AND linked_at < :before")
                .param("account", account)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    private Optional<Papers> papers(int home, UUID person) {
        return jdbc.sql("SELECT name, id_sealed FROM membership_member WHERE district = :home AND id = :person")
                .param("home", home)
                .param("person", person)
                .query((row, n) -> new Papers(row.getString("name"), row.getBytes("id_sealed")))
                .optional();
    }

    private boolean fits(Papers papers, String name, String lastSix) {
        String number = seals.open(Purpose.ID_NUMBER, papers.sealed());
        boolean six = lastSix.length() == 6 && number.endsWith(lastSix);
        return normal(papers.name()).equals(normal(name)) & six;
    }

    private static String normal(String typed) {
        Parsed<PersonName> parsed = PersonName.parse(typed);
        return parsed.reasons().isEmpty() ? parsed.orThrow().value() : typed;
    }
}
