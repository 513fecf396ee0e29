package org.niangjia.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.organisation.TestOrganisation;
import org.niangjia.platform.outbox.Addresses;
import org.niangjia.platform.store.Partitions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("填了邮箱，还没确认")
class AddressNotYetConfirmed {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private EmailAddresses emails;

    @Autowired
    private Addresses addresses;

    @Autowired
    private JdbcClient jdbc;

    private UUID account = new UUID(0, 0);
    private int district;

    @BeforeEach
    void open() {
        TestOrganisation place = new TestOrganisation(context);
        district = place.district;
        context.getBean(Partitions.class).open(district);
        account = place.account("陈晓梅");
    }

    private String digits() {
        return jdbc.sql("""
                SELECT args[1] FROM outbox_message WHERE district = ? AND account = ? AND channel = 'EMAIL'
                 ORDER BY id DESC LIMIT 1
                """).param(district).param(account).query(String.class).single();
    }

    @Test
    @DisplayName("确认之前，消息不往那里发；填对六位数字才发")
    void receivesNothingButTheDigits() {
        emails.propose(account, district, "mei@example.cn");
        assertThat(addresses.email(account)).isEmpty();
        assertThat(emails.proposed(account)).hasValue("mei@example.cn");
        String digits = digits();
        String wrong = digits.equals("000000") ? "000001" : "000000";
        assertThatThrownBy(() -> emails.confirm(account, wrong)).isInstanceOf(RefusedException.class);
        assertThat(addresses.email(account)).isEmpty();
        emails.confirm(account, digits);
        assertThat(addresses.email(account)).hasValue("mei@example.cn");
        assertThatThrownBy(() -> emails.confirm(account, digits)).isInstanceOf(RefusedException.class);
    }

    @Test
    @DisplayName("换邮箱：新的确认以前，旧的照用；过期的数字不算")
    void keepsTheOldOneUntilTheNewOneIsConfirmed() {
        emails.propose(account, district, "old@example.cn");
        emails.confirm(account, digits());
        emails.propose(account, district, "new@example.cn");
        assertThat(addresses.email(account)).hasValue("old@example.cn");
        jdbc.sql("UPDATE access_address SET expires_at = expires_at - interval '3 hours' WHERE account = ?")
                .param(account)
                .update();
        assertThatThrownBy(() -> emails.confirm(account, digits())).isInstanceOf(RefusedException.class);
        assertThat(addresses.email(account)).hasValue("old@example.cn");
        emails.remove(account);
        assertThat(addresses.email(account)).isEmpty();
    }

    @Test
    @DisplayName("升级前没确认过的邮箱，也先不用")
    void ignoresWhatWasNeverConfirmed() {
        jdbc.sql("UPDATE access_account SET email = '\\x00' WHERE id = ?")
                .param(account)
                .update();
        assertThat(addresses.email(account)).isEmpty();
    }
}
