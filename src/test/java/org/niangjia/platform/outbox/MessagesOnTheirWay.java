package org.niangjia.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DisplayName("消息的发送")
class MessagesOnTheirWay extends OutboxHouse {
    @Autowired
    PlatformTransactionManager transactions;

    private GreenMail server;

    @BeforeEach
    void startServer() {
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
        IntStream.range(0, 60)
                .forEach(i -> outbox.tell(district, chen, "request.answered", List.of("N" + i), "/r/" + i));
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
        assertThat(queue.take(
                        Scope.house(district),
                        district,
                        clock.instant(),
                        clock.instant().plus(Duration.ofMinutes(5))))
                .isPresent();
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
                .isThrownBy(
                        () -> outbox.markRead(scope, neighbour, first.getFirst().id()));
    }

    @Test
    @DisplayName("号码和邮箱不以明文存放，失败原因里也没有")
    void keepNoAddressInTheOpen() {
        assertThat(Courier.told(new IllegalStateException("550 <chen.ming@example.cn>: user 13800002716 unknown")))
                .isEqualTo("550 <***@***>: user **** unknown");
        outbox(mail(), texts).tell(district, chen, "a", List.of(), null);
        outbox(mail(), texts).text(district, chen, TextTemplates.NEWS, List.of("SQ-1"), UUID.randomUUID());
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

    private Mail mail() {
        return new Mail(SmtpServer.parse("smtp://127.0.0.1:" + server.getSmtp().getPort() + "?from=house@example.cn"));
    }

    private static String number(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
