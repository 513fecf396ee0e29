package org.niangjia.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.base.Actor;
import org.niangjia.base.Decision;
import org.springframework.dao.DuplicateKeyException;

@DisplayName("省着发的短信")
class TextsSentSparingly extends OutboxHouse {
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
                .isThrownBy(() -> jdbc.sql("""
                                INSERT INTO outbox_message (district, id, channel, address, subject, nth,
                                    words_key, args, created_at)
                                VALUES (?, gen_random_uuid(), 'SMS', '', ?, 3, 'x', '{}', now())
                                """).params(district, matter).update());
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
        assertThatExceptionOfType(UndeliverableException.class).isThrownBy(() -> new NoTextMessages().send(PHONE, "x"));
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

    private Decision textAbout(Outbox outbox, UUID matter) {
        return outbox.text(district, chen, TextTemplates.NEWS, List.of("SQ-1"), matter);
    }
}
