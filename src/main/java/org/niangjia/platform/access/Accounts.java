package org.niangjia.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.seal.Masks;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 账号簿. Directory of accounts and their contacts; phones and addresses are sealed, found by blind index. */
@Repository
public class Accounts {
    private static final String COLUMNS = """
            SELECT a.id, a.name, a.home_district, a.locale, a.large_text,
                   a.password IS NOT NULL AS has_password, a.totp IS NOT NULL AS has_totp
              FROM access_account a
            """;

    private final JdbcClient jdbc;
    private final Seals seals;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Seals seals, Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.clock = clock;
    }

    /** Opens an account. The phone is a contact; another account may have the same. */
    public UUID open(String name, String phone, @Nullable Integer homeDistrict) {
        UUID id = Uuid7.next(clock);
        OffsetDateTime now = now();
        jdbc.sql("""
                INSERT INTO access_account (id, name, home_district, created_at)
                VALUES (:id, :name, :home, :now)
                """)
                .param("id", id)
                .param("name", name)
                .param("home", homeDistrict)
                .param("now", now)
                .update();
        addPhone(id, phone, now);
        return id;
    }

    /** Adds a phone to an account; the same phone twice is the same contact. */
    public void addPhone(UUID account, String phone) {
        addPhone(account, phone, now());
    }

    private void addPhone(UUID account, String phone, OffsetDateTime now) {
        jdbc.sql("""
                INSERT INTO access_contact (hash, account, sealed, masked, since, verified_at)
                VALUES (:hash, :account, :sealed, :masked, :now, :now)
                ON CONFLICT (hash, account) DO UPDATE SET verified_at = excluded.verified_at
                """)
                .param("hash", seals.index(Purpose.PHONE, phone))
                .param("account", account)
                .param("sealed", seals.seal(Purpose.PHONE, phone))
                .param("masked", Masks.phone(phone))
                .param("now", now)
                .update();
    }

    /** 换绑手机. The account leaves one phone for another; the same one stays as it is, verified anew. */
    public void movePhone(UUID account, String from, String to) {
        addPhone(account, to);
        if (!from.equals(to)) {
            jdbc.sql("DELETE FROM access_contact WHERE account = :account AND hash = :hash")
                    .param("account", account)
                    .param("hash", seals.index(Purpose.PHONE, from))
                    .update();
        }
    }

    /** The accounts that this phone reaches, oldest first. */
    public List<Account> reachedBy(String phone) {
        return jdbc.sql(COLUMNS + """
                  JOIN access_contact c ON c.account = a.id
                 WHERE c.hash = :hash AND a.closed_at IS NULL ORDER BY a.created_at, a.id
                """)
                .param("hash", seals.index(Purpose.PHONE, phone))
                .query(Accounts::account)
                .list();
    }

    public Optional<Account> find(UUID id) {
        return jdbc.sql(COLUMNS + " WHERE a.id = :id AND a.closed_at IS NULL")
                .param("id", id)
                .query(Accounts::account)
                .optional();
    }

    public Account get(UUID id) {
        return find(id).orElseThrow(() -> new NotVisibleException("account"));
    }

    public String nameOf(UUID id) {
        return find(id).map(Account::name).orElse("");
    }

    /** The names of several accounts in one question; without those that are closed. */
    public Map<UUID, String> namesOf(Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        jdbc.sql(COLUMNS + " WHERE a.id = ANY(:ids) AND a.closed_at IS NULL")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Accounts::account)
                .list()
                .forEach(account -> names.put(account.id(), account.name()));
        return names;
    }

    /** The newest verified phone, opened. */
    public Optional<String> phoneOf(UUID account) {
        return jdbc.sql("SELECT sealed FROM access_contact WHERE account = :account ORDER BY verified_at DESC LIMIT 1")
                .param("account", account)
                .query(byte[].class)
                .optional()
                .map(bytes -> seals.open(Purpose.PHONE, bytes));
    }

    public String maskedPhoneOf(UUID account) {
        return jdbc.sql("SELECT masked FROM access_contact WHERE account = :account ORDER BY verified_at DESC LIMIT 1")
                .param("account", account)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** All phones that reach this account, newest first, masked. */
    public List<String> maskedPhonesOf(UUID account) {
        return jdbc.sql("SELECT masked FROM access_contact WHERE account = :account ORDER BY verified_at DESC")
                .param("account", account)
                .query((row, n) -> row.getString("masked"))
                .list();
    }

    /** Whether nobody has an account yet: a house that has not been opened. */
    public boolean none() {
        return jdbc.sql("SELECT NOT EXISTS (SELECT 1 FROM access_account)")
                .query(Boolean.class)
                .single();
    }

    /** The address whose owner has confirmed it; changed by {@link EmailAddresses}. */
    public Optional<String> emailOf(UUID account) {
        return jdbc.sql("SELECT email FROM access_account WHERE id = :id AND email_confirmed_at IS NOT NULL")
                .param("id", account)
                .query(byte[].class)
                .optional()
                .map(bytes -> seals.open(Purpose.ADDRESS, bytes));
    }

    public void setHome(UUID account, int district) {
        jdbc.sql("UPDATE access_account SET home_district = :district WHERE id = :id")
                .param("district", district)
                .param("id", account)
                .update();
    }

    public void setName(UUID account, String name) {
        jdbc.sql("UPDATE access_account SET name = :name WHERE id = :id")
                .param("name", name)
                .param("id", account)
                .update();
    }

    public void setReading(UUID account, String locale, boolean largeText) {
        jdbc.sql("UPDATE access_account SET locale = :locale, large_text = :large WHERE id = :id")
                .param("locale", locale)
                .param("large", largeText)
                .param("id", account)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Account account(ResultSet row, int n) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("home_district", Integer.class),
                row.getString("locale"),
                row.getBoolean("large_text"),
                row.getBoolean("has_password"),
                row.getBoolean("has_totp"));
    }
}
