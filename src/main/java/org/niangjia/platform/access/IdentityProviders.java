package org.niangjia.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 提供方名册. The providers that an operator has entered; none at first, so that nobody is asked by default. */
@Service
public class IdentityProviders {
    private final JdbcClient jdbc;
    private final Seals seals;
    private final Clock clock;
    private final Map<String, OidcProvider> known = new ConcurrentHashMap<>();

    IdentityProviders(JdbcClient jdbc, Seals seals, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.clock = clock;
    }

    public List<IdentityProvider> list() {
        return entries().stream().map(this::provider).toList();
    }

    public Optional<IdentityProvider> find(String key) {
        return list().stream().filter(each -> each.key().equals(key)).findFirst();
    }

    public List<ProviderEntry> entries() {
        return jdbc.sql("SELECT * FROM access_provider ORDER BY key")
                .query(this::entry)
                .list();
    }

    /** Enters a provider, or other facts of one that is there. */
    @Transactional
    public void enter(ProviderEntry entry) {
        jdbc.sql("""
                INSERT INTO access_provider (key, issuer, client_id, secret, name_zh, name_en, scope, phone_trusted,
                                             second_factors, entered_at)
                VALUES (:key, :issuer, :client, :secret, :zh, :en, :scope, :trusted, :factors, :now)
                ON CONFLICT (key) DO UPDATE
                   SET issuer = excluded.issuer, client_id = excluded.client_id, secret = excluded.secret,
                       name_zh = excluded.name_zh, name_en = excluded.name_en, scope = excluded.scope,
                       phone_trusted = excluded.phone_trusted, second_factors = excluded.second_factors,
                       entered_at = excluded.entered_at
                """)
                .param("key", entry.key())
                .param("issuer", entry.issuer())
                .param("client", entry.clientId())
                .param("secret", seals.seal(Purpose.PROVIDER, entry.secret()))
                .param("zh", entry.nameZh())
                .param("en", entry.nameEn())
                .param("scope", entry.scope())
                .param("trusted", entry.phoneTrusted())
                .param("factors", String.join(" ", entry.secondFactors()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Takes a provider away; who is bound there stays bound, should it come back. */
    @Transactional
    public boolean remove(String key) {
        return jdbc.sql("DELETE FROM access_provider WHERE key = :key")
                        .param("key", key)
                        .update()
                == 1;
    }

    /** One object as long as nothing changes: it remembers the provider's addresses and keys. */
    private IdentityProvider provider(ProviderEntry entry) {
        return known.compute(
                entry.key(),
                (key, before) -> before != null && before.entry().equals(entry) ? before : new OidcProvider(entry));
    }

    private ProviderEntry entry(ResultSet row, int n) throws SQLException {
        return new ProviderEntry(
                row.getString("key"),
                row.getString("issuer"),
                row.getString("client_id"),
                seals.open(Purpose.PROVIDER, row.getBytes("secret")),
                row.getString("name_zh"),
                row.getString("name_en"),
                row.getString("scope"),
                row.getBoolean("phone_trusted"),
                List.of(row.getString("second_factors").split(" ")).stream()
                        .filter(value -> !value.isEmpty())
                        .toList());
    }
}
