package org.niangjia.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.ConflictException;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** 绑定簿. Which account a person outside is; found by a blind index, so that the rows name nobody. */
@Repository
public class IdentityLinks {
    private final JdbcClient jdbc;
    private final Seals seals;
    private final Clock clock;

    IdentityLinks(JdbcClient jdbc, Seals seals, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.clock = clock;
    }

    public Optional<IdentityLink> find(OutsideIdentity identity) {
        return jdbc.sql("SELECT account, provider, strong, since FROM access_identity WHERE hash = :hash")
                .param("hash", hash(identity))
                .query(IdentityLinks::link)
                .optional();
    }

    public List<IdentityLink> ofAccount(UUID account) {
        return jdbc.sql("""
                SELECT account, provider, strong, since FROM access_identity WHERE account = :account
                 ORDER BY since, provider
                """)
                .param("account", account)
                .query(IdentityLinks::link)
                .list();
    }

    /** Throws ConflictException access.IDENTITY_TAKEN when this person outside is an account already. */
    @Transactional
    public void link(UUID account, OutsideIdentity identity, boolean strong) {
        try {
            jdbc.sql("""
                    INSERT INTO access_identity (hash, account, provider, strong, since)
                    VALUES (:hash, :account, :provider, :strong, :now)
                    """)
                    .param("hash", hash(identity))
                    .param("account", account)
                    .param("provider", identity.provider())
                    .param("strong", strong)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ConflictException("access.IDENTITY_TAKEN");
        }
    }

    /** @return whether there was something to unbind */
    @Transactional
    public boolean unlink(UUID account, String provider) {
        return jdbc.sql("DELETE FROM access_identity WHERE account = :account AND provider = :provider")
                        .param("account", account)
                        .param("provider", provider)
                        .update()
                > 0;
    }

    private byte[] hash(OutsideIdentity identity) {
        return seals.index(Purpose.PROVIDER, identity.issuer() + "\n" + identity.subject());
    }

    private static IdentityLink link(ResultSet row, int n) throws SQLException {
        return new IdentityLink(
                row.getObject("account", UUID.class),
                row.getString("provider"),
                row.getBoolean("strong"),
                row.getTimestamp("since").toInstant());
    }
}
