package org.niangjia.platform.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.niangjia.platform.store.Poller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.stereotype.Component;

/**
 * 通讯员. Carries e-mails and text messages out, one row at a time. What the other side refuses is tried again after
 * growing pauses and given up on the eighth time; both can be seen. A program killed after sending and before noting it
 * sends again: the message id is the same then.
 */
@Component
class Courier implements Poller {
    static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    /** Longer than the slowest try: connection, greeting, sending, each with its own patience. */
    private static final Duration TAKEN = Duration.ofMinutes(5);

    private static final int MOST_A_ROUND = 100;
    private static final int LONGEST_ERROR = 200;

    private final OutboxQueue queue;
    private final Mail mail;
    private final TextMessages texts;
    private final Wording wording;
    private final Seals seals;
    private final Clock clock;

    Courier(OutboxQueue queue, Mail mail, TextMessages texts, Wording wording, Seals seals, Clock clock) {
        this.queue = queue;
        this.mail = mail;
        this.texts = texts;
        this.wording = wording;
        this.seals = seals;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "outbox.courier";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(3);
    }

    @Override
    public void poll(int district) {
        Scope scope = Scope.house(district);
        for (int done = 0; done < MOST_A_ROUND; done++) {
            Instant now = clock.instant();
            Optional<OutboxQueue.Taken> taken = queue.take(scope, district, now, now.plus(TAKEN));
            if (taken.isEmpty() || !carry(scope, taken.get())) {
                return;
            }
        }
    }

    /** False when the next one would meet the same trouble. */
    private boolean carry(Scope scope, OutboxQueue.Taken taken) {
        try {
            send(taken);
        } catch (UndeliverableException | AddressException | MailParseException e) {
            queue.giveUp(scope, taken, clock.instant(), told(e));
            return true;
        } catch (MailSendException e) {
            return troubled(scope, taken, e);
        } catch (MailException | MessagingException e) {
            return later(scope, taken, e);
        } catch (RuntimeException e) {
            LOG.error("Message {} of {} cannot be sent", taken.id(), taken.district(), e);
            return later(scope, taken, e);
        }
        queue.sent(scope, taken, clock.instant());
        return true;
    }

    /** The server spoke: about this reader, whom it does not know, or about itself. */
    private boolean troubled(Scope scope, OutboxQueue.Taken taken, MailSendException trouble) {
        Exception first = trouble.getMessageExceptions().length > 0 ? trouble.getMessageExceptions()[0] : trouble;
        if (first instanceof SendFailedException refused
                && refused.getInvalidAddresses() != null
                && refused.getInvalidAddresses().length > 0) {
            queue.giveUp(scope, taken, clock.instant(), told(first));
            return true;
        }
        return later(scope, taken, first);
    }

    private boolean later(Scope scope, OutboxQueue.Taken taken, Exception trouble) {
        if (taken.tries() > PAUSES.size()) {
            queue.giveUp(scope, taken, clock.instant(), told(trouble));
        } else {
            queue.retry(scope, taken, clock.instant().plus(PAUSES.get(taken.tries() - 1)), told(trouble));
        }
        return false;
    }

    private void send(OutboxQueue.Taken taken) throws MessagingException {
        Locale language = wording.languageOf(taken.account());
        switch (taken.channel()) {
            case EMAIL ->
                mail.send(new Mail.Letter(
                        taken.id(),
                        seals.open(Purpose.EMAIL, taken.address()),
                        wording.subject(language),
                        wording.letter(taken, language),
                        clock.instant()));
            case SMS -> {
                String text = wording.text(taken, language);
                TextTemplates.requireHarmless(text);
                texts.send(seals.open(Purpose.PHONE, taken.address()), text);
            }
            case IN_APP -> throw new IllegalStateException("a message in the app is never queued");
        }
    }

    /** What went wrong, as short as may be and without anybody's address or number. */
    static String told(Throwable trouble) {
        Throwable root = trouble;
        for (@Nullable Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        String plain = message.replace("\0", "")
                .replaceAll("\\s+", " ")
                .replaceAll("[^\\s<>:;,\"']+@[^\\s<>:;,\"']+", "***@***")
                .replaceAll("\\d{7,}", "****")
                .strip();
        return plain.length() <= LONGEST_ERROR ? plain : plain.substring(0, LONGEST_ERROR);
    }
}
