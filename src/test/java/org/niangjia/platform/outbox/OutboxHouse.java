package org.niangjia.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.niangjia.HouseTest;
import org.niangjia.MovableClock;
import org.niangjia.base.Actor;
import org.niangjia.base.Decision;
import org.niangjia.base.Scope;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.seal.Seals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of messages have in common: a district of their own, a reader with phone and address, a clock. */
@HouseTest
abstract class OutboxHouse {
    static final String PHONE = "13800002716";
    private static final AtomicInteger DISTRICTS = new AtomicInteger();

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Seals seals;

    @Autowired
    Terms terms;

    @Autowired
    Regions regions;

    final MovableClock clock = new MovableClock();
    final UUID chen = UUID.randomUUID();
    final DemoTexts texts = new DemoTexts(clock);
    int district;

    @BeforeEach
    void freshDistrict() {
        district = newDistrict();
    }

    int newDistrict() {
        return regions.districtsUnder(510_000).get(DISTRICTS.incrementAndGet());
    }

    Outbox outbox(Mail mail, TextMessages how) {
        OutboxMessages messages = new OutboxMessages(jdbc, clock);
        TextAllowance allowance = new TextAllowance(messages, terms, clock);
        return new Outbox(messages, allowance, provider(Addresses.class, known()), mail, how, seals);
    }

    Courier courier(Mail mail, TextMessages how) {
        MessageWords words = (key, args, language) -> key + args + language;
        return new Courier(new OutboxQueue(jdbc), mail, how, wording(words), seals, clock);
    }

    Wording wording(MessageWords words) {
        return new Wording(
                provider(MessageWords.class, words), provider(Addresses.class, known()), "https://house.example/");
    }

    Failure onlyFailure(Outbox outbox) {
        List<Failure> failures = outbox.failures(Scope.house(district), null, 10);
        assertThat(failures).hasSize(1);
        return failures.getFirst();
    }

    static String reason(Decision decision) {
        return ((Decision.Refused) decision).reasons().getFirst().code();
    }

    static Scope self(UUID account, int district) {
        return Scope.self(Actor.person(account, "陈明"), district);
    }

    private static <T> ObjectProvider<T> provider(Class<T> type, T bean) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean(type.getName(), bean);
        return beans.getBeanProvider(type);
    }

    private Addresses known() {
        return new Addresses() {
            @Override
            public Optional<String> email(UUID account) {
                return account.equals(chen) ? Optional.of("chen@example.cn") : Optional.empty();
            }

            @Override
            public Optional<String> phone(UUID account) {
                return account.equals(chen) ? Optional.of(PHONE) : Optional.empty();
            }

            @Override
            public Locale language(UUID account) {
                return Locale.SIMPLIFIED_CHINESE;
            }
        };
    }
}
