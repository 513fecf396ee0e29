package org.niangjia.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.MovableClock;
import org.niangjia.base.Actor;
import org.niangjia.base.Decision;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.seal.Seals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@HouseTest
@DisplayName("消息的发送")
class MessagesOnTheirWay {
    private static final AtomicInteger DISTRICTS = new AtomicInteger();
    private static final String PHONE = "13800002716";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Seals seals;

    @Autowired
    Terms terms;

    @Autowired
    Regions regions;

    @Autowired
    PlatformTransactionManager transactions;

    private final MovableClock clock = new MovableClock();
    private final UUID chen = UUID.randomUUID();
    private final DemoTexts texts = new DemoTexts(clock);
    private GreenMail server;
    private int district;

    @BeforeEach
    void startServer() {
        district = newDistrict();
        server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @Test
    @DisplayName("两个实例同时发，每封信只发一次")
    void areSentOnceByTwoInstances() throws Exception {
        Outbox outbox = outbox(mail(), texts);
        IntStream.range(0, 60).forEach(i -> outbox.tell(district, chen, "request.answered", List.of("N" + i), "/r/" + i));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Courier courier = courier(mail(), texts);
                running.add(threads.submit(() -> courier.poll(district)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        courier(mail(), texts).poll(district);
        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(60);
        assertThat(Arrays.stream(received).map(MessagesOnTheirWay::number).distinct())
                .hasSize(60);
        assertThat(outbox.failures(Scope.house(district), null, 10)).isEmpty();
        assertThat(outbox.inbox(self(chen, district), null, 100)).hasSize(60);
    }

    @Test
    @DisplayName("信里有正文、本系统的链接和落款，标题不泄露内容")
    void readsWellAndTellsNothingInItsSubject() throws Exception {
        outbox(mail(), texts).tell(district, chen, "request.answered", List.of("SQ-1"), "/requests/SQ-1");
        courier(mail(), texts).poll(district);
        MimeMessage letter = server.getReceivedMessages()[0];
        assertThat(letter.getSubject()).isEqualTo("outbox.mail.subject[]zh_CN");
        assertThat(letter.getContent().toString())
                .contains("request.answered[SQ-1]zh_CN")
                .contains("https://house.example/requests/SQ-1")
                .contains("outbox.mail.footer");
        assertThat(letter.getFrom()[0]).hasToString("house@example.cn");
    }

    @Test
    @DisplayName("服务器不通时看得见失败，过一会儿再发，通了就补上")
    void isTriedAgainAfterAFailureThatCanBeSeen() {
        Mail mail = mail();
        Outbox outbox = outbox(mail, texts);
        outbox.tell(district, chen, "request.answered", List.of("SQ-1"), null);
        server.stop();
        Courier courier = courier(mail, texts);
        courier.poll(district);
        Failure failure = outbox.failures(Scope.house(district), null, 10).getFirst();
        assertThat(failure.tries()).isEqualTo(1);
        assertThat(failure.failedAt()).isNull();
        assertThat(failure.nextTryAt()).isEqualTo(clock.instant().plus(Courier.PAUSES.getFirst()));
        assertThat(failure.error()).isNotBlank();

        server.start();
        Mail again = mail();
        clock.pass(Courier.PAUSES.getFirst().minusMillis(1));
        courier(again, texts).poll(district);
        assertThat(server.getReceivedMessages()).isEmpty();
        clock.pass(Duration.ofMillis(1));
        courier(again, texts).poll(district);
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(outbox.failures(Scope.house(district), null, 10)).isEmpty();
    }

    @Test
    @DisplayName("试过八次才放弃，放弃了也看得见")
    void isGivenUpAfterEightTriesAndStaysVisible() {
        Mail mail = mail();
        Outbox outbox = outbox(mail, texts);
        outbox.tell(district, chen, "request.answered", List.of("SQ-1"), null);
        server.stop();
        Courier courier = courier(mail, texts);
        for (Duration pause : Courier.PAUSES) {
            courier.poll(district);
            assertThat(onlyFailure(outbox).failedAt()).isNull();
            clock.pass(pause);
        }
        courier.poll(district);
        assertThat(onlyFailure(outbox).failedAt()).isEqualTo(clock.instant());
        assertThat(onlyFailure(outbox).tries()).isEqualTo(8);
        clock.pass(Duration.ofDays(30));
        courier.poll(district);
        assertThat(onlyFailure(outbox).tries()).isEqualTo(8);
    }

    @Test
    @DisplayName("发到一半程序被杀，过后由别的实例接着发")
    void isTakenUpAgainAfterTheSenderDied() {
        Outbox outbox = outbox(mail(), texts);
        outbox.tell(district, chen, "request.answered", List.of("SQ-1"), null);
        OutboxQueue queue = new OutboxQueue(jdbc);
        queue.take(Scope.house(district), district, clock.instant(), clock.instant().plus(Duration.ofMinutes(5)))
                .orElseThrow();
        Courier courier = courier(mail(), texts);
        courier.poll(district);
        assertThat(server.getReceivedMessages()).isEmpty();
        clock.pass(Duration.ofMinutes(5));
        courier.poll(district);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    @DisplayName("事务回滚就不发")
    void isNeverSentWhenTheChangeWasRolledBack() {
        Outbox outbox = outbox(mail(), texts);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            outbox.tell(district, chen, "request.answered", List.of("SQ-1"), null);
            status.setRollbackOnly();
        });
        courier(mail(), texts).poll(district);
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(outbox.unread(self(chen, district))).isZero();
    }

    @Test
    @DisplayName("没有设邮件服务器时只有站内消息，不攒着以后乱发")
    void staysInTheAppWithoutAServer() {
        Outbox outbox = outbox(Mail.off(), texts);
        outbox.tell(district, chen, "request.answered", List.of("SQ-1"), null);
        courier(mail(), texts).poll(district);
        assertThat(outbox.mailOn()).isFalse();
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(outbox.inbox(self(chen, district), null, 10)).hasSize(1);
    }

    @Test
    @DisplayName("站内消息只给本人，翻页不重不漏，读过就不再算未读")
    void areReadByTheirReaderOnly() {
        Outbox outbox = outbox(Mail.off(), texts);
        UUID other = UUID.randomUUID();
        for (int i = 1; i <= 5; i++) {
            clock.pass(Duration.ofSeconds(1));
            outbox.tell(district, chen, "a", List.of("" + i), null);
        }
        int neighbour = newDistrict();
        outbox.tell(neighbour, chen, "a", List.of("elsewhere"), null);
        Scope scope = self(chen, district);
        List<Message> first = outbox.inbox(scope, null, 2);
        List<Message> rest = outbox.inbox(scope, first.getLast().id(), 10);
        assertThat(first).extracting(m -> m.args().getFirst()).containsExactly("5", "4");
        assertThat(rest).extracting(m -> m.args().getFirst()).containsExactly("3", "2", "1");
        outbox.markRead(self(other, district), district, first.getFirst().id());
        assertThat(outbox.unread(scope)).isEqualTo(5);
        outbox.markRead(scope, district, first.getFirst().id());
        assertThat(outbox.unread(scope)).isEqualTo(4);
        assertThat(outbox.inbox(scope, null, 1).getFirst().read()).isTrue();
        outbox.markAllRead(scope);
        assertThat(outbox.unread(scope)).isZero();
        assertThatExceptionOfType(NotVisibleException.class)
                .isThrownBy(() -> outbox.markRead(scope, neighbour, first.getFirst().id()));
    }

    @Test
    @DisplayName("一件事最多三条短信，第四条拒绝并看得见")
    void areAtMostThreeTextsAboutOneMatter() {
        Outbox outbox = outbox(Mail.off(), texts);
        UUID matter = UUID.randomUUID();
        for (int i = 1; i <= 3; i++) {
            assertThat(outbox.text(district, chen, TextTemplates.NEWS, List.of("SQ-1"), matter))
                    .isInstanceOf(Decision.Allowed.class);
        }
        assertThat(reason(outbox.text(district, chen, TextTemplates.NEWS, List.of("SQ-1"), matter)))
                .isEqualTo("outbox.TEXTS_OF_SUBJECT_SENT");
        assertThat(outbox.text(district, chen, TextTemplates.NEWS, List.of("SQ-2"), UUID.randomUUID()))
                .isInstanceOf(Decision.Allowed.class);
        courier(Mail.off(), texts).poll(district);
        assertThat(texts.latest(PHONE)).hasSize(4);
        assertThat(onlyFailure(outbox).error()).isEqualTo("outbox.TEXTS_OF_SUBJECT_SENT");
    }

    @Test
    @DisplayName("多人同时给同一件事发短信，也不超过三条")
    void areAtMostThreeWhoeverSendsAtOnce() throws Exception {
        Outbox outbox = outbox(Mail.off(), texts);
        UUID matter = UUID.randomUUID();
        AtomicInteger allowed = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                running.add(threads.submit(() -> {
                    if (outbox.text(district, chen, TextTemplates.NEWS, List.of("SQ-1"), matter)
                            instanceof Decision.Allowed) {
                        allowed.incrementAndGet();
                    }
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(allowed).hasValue(3);
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> jdbc.sql(
                                """
                                INSERT INTO outbox_message (district, id, channel, address, subject, nth, words_key, args,
                                    created_at)
                                VALUES (?, gen_random_uuid(), 'SMS', '', ?, 3, 'x', '{}', now())
                                """)
                        .params(district, matter)
                        .update());
    }

    @Test
    @DisplayName("本月额度用完就拒绝，下月恢复")
    void endWithTheBudgetOfTheMonth() {
        Outbox outbox = outbox(Mail.off(), texts);
        terms.enter("message.sms_per_month", district, "2", LocalDate.now(clock), "县总工会", Actor.HOUSE);
        for (int i = 0; i < 2; i++) {
            assertThat(textAbout(outbox, UUID.randomUUID())).isInstanceOf(Decision.Allowed.class);
        }
        assertThat(reason(textAbout(outbox, UUID.randomUUID()))).isEqualTo("outbox.TEXT_BUDGET_USED_UP");
        clock.pass(Duration.ofDays(8));
        assertThat(textAbout(outbox, UUID.randomUUID())).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    @DisplayName("县里可以规定一件事少于三条")
    void areFewerWhereTheDistrictSaysSo() {
        Outbox outbox = outbox(Mail.off(), texts);
        terms.enter("message.sms_per_case", district, "1", LocalDate.now(clock), "县总工会", Actor.HOUSE);
        UUID matter = UUID.randomUUID();
        assertThat(textAbout(outbox, matter)).isInstanceOf(Decision.Allowed.class);
        assertThat(reason(textAbout(outbox, matter))).isEqualTo("outbox.TEXTS_OF_SUBJECT_SENT");
    }

    @Test
    @DisplayName("没接短信服务就明说没发出，不假装成功")
    void areRefusedVisiblyWithoutAProvider() {
        Outbox outbox = outbox(Mail.off(), new NoTextMessages());
        assertThat(outbox.textsOn()).isFalse();
        assertThat(reason(textAbout(outbox, UUID.randomUUID()))).isEqualTo("outbox.TEXTS_OFF");
        assertThat(onlyFailure(outbox).error()).isEqualTo("outbox.TEXTS_OFF");
        assertThatExceptionOfType(UndeliverableException.class)
                .isThrownBy(() -> new NoTextMessages().send(PHONE, "x"));
    }

    @Test
    @DisplayName("短信只能用清单里的模板，不带自由文字，措辞里有欠薪、投诉、病也不发")
    void sayNothingThatOthersMayNotRead() {
        Outbox outbox = outbox(Mail.off(), texts);
        UUID matter = UUID.randomUUID();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> outbox.text(district, chen, "request.answered", List.of(), matter));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> outbox.text(district, chen, TextTemplates.NEWS, List.of("欠薪三万"), matter));
        textAbout(outbox, matter);
        MessageWords wrong = (key, args, language) -> "您的欠薪投诉有新进展";
        new Courier(new OutboxQueue(jdbc), Mail.off(), texts, wording(wrong), seals, clock).poll(district);
        assertThat(texts.latest()).isEmpty();
        assertThat(onlyFailure(outbox).error()).contains("投诉");
    }

    @Test
    @DisplayName("号码和邮箱不以明文存放，失败原因里也没有")
    void keepNoAddressInTheOpen() {
        assertThat(Courier.told(new IllegalStateException("550 <chen.ming@example.cn>: user 13800002716 unknown")))
                .isEqualTo("550 <***@***>: user **** unknown");
        outbox(mail(), texts).tell(district, chen, "a", List.of(), null);
        textAbout(outbox(mail(), texts), UUID.randomUUID());
        String dump = jdbc.sql("SELECT string_agg(m::text || encode(coalesce(address, ''), 'escape'), '')"
                        + " FROM outbox_message m WHERE district = ?")
                .param(district)
                .query(String.class)
                .single();
        assertThat(dump).doesNotContain(PHONE).doesNotContain("chen@example.cn");
    }

    @Test
    @DisplayName("消息里的链接只能指向本系统")
    void leadNowhereElse() {
        Outbox outbox = outbox(Mail.off(), texts);
        for (String link : List.of("https://evil.example", "//evil.example", "javascript:alert(1)")) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> outbox.tell(district, chen, "a", List.of(), link));
        }
    }

    private Decision textAbout(Outbox outbox, UUID matter) {
        return outbox.text(district, chen, TextTemplates.NEWS, List.of("SQ-1"), matter);
    }

    private Failure onlyFailure(Outbox outbox) {
        List<Failure> failures = outbox.failures(Scope.house(district), null, 10);
        assertThat(failures).hasSize(1);
        return failures.getFirst();
    }

    private static String reason(Decision decision) {
        return ((Decision.Refused) decision).reasons().getFirst().code();
    }

    private static Scope self(UUID account, int district) {
        return Scope.self(Actor.person(account, "陈明"), district);
    }

    private Mail mail() {
        return new Mail(SmtpServer.parse("smtp://127.0.0.1:" + server.getSmtp().getPort() + "?from=house@example.cn"));
    }

    private Outbox outbox(Mail mail, TextMessages how) {
        OutboxMessages messages = new OutboxMessages(jdbc, clock);
        TextAllowance allowance = new TextAllowance(messages, terms, clock);
        return new Outbox(messages, allowance, provider(Addresses.class, known()), mail, how, seals);
    }

    private int newDistrict() {
        return regions.districtsUnder(510_000).get(DISTRICTS.incrementAndGet());
    }

    private Courier courier(Mail mail, TextMessages how) {
        MessageWords words = (key, args, language) -> key + args + language;
        return new Courier(new OutboxQueue(jdbc), mail, how, wording(words), seals, clock);
    }

    private Wording wording(MessageWords words) {
        return new Wording(
                provider(MessageWords.class, words), provider(Addresses.class, known()), "https://house.example/");
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

    private static String number(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
