package org.niangjia.platform.outbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.base.Scope;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * 消息. Tells people what happened: always in the app, by e-mail where there is an address and a server, by text message
 * only when asked to. Rows in the caller's transaction; the {@link Courier} carries them out.
 */
@Component
public class Outbox {
    private static final int MOST_ROWS = 200;

    private final OutboxMessages messages;
    private final TextAllowance allowance;
    private final ObjectProvider<Addresses> addresses;
    private final Mail mail;
    private final TextMessages texts;
    private final Seals seals;

    Outbox(
            OutboxMessages messages,
            TextAllowance allowance,
            ObjectProvider<Addresses> addresses,
            Mail mail,
            TextMessages texts,
            Seals seals) {
        this.messages = messages;
        this.allowance = allowance;
        this.addresses = addresses;
        this.mail = mail;
        this.texts = texts;
        this.seals = seals;
    }

    /**
     * Tells an account something, in the caller's transaction.
     *
     * @param args values for the words; they lie open in the database, so no phone, ID number or hidden name
     * @param link page of the house, such as {@code /requests/SQ-330903-2026-000123}, or null
     */
    public void tell(int district, UUID account, String wordsKey, List<String> args, @Nullable String link) {
        Scope scope = Scope.house(district);
        Draft draft = new Draft(district, account, wordsKey, args, link, null);
        messages.insertInApp(scope, draft);
        if (mail.on()) {
            address(account, Addresses::email)
                    .ifPresent(to -> messages.insert(scope, draft, Channel.EMAIL, seals.seal(Purpose.EMAIL, to)));
        }
    }

    /**
     * Sends six digits to an e-mail address that nobody has confirmed yet, and nothing else. They lie open in the queue:
     * they prove a mailbox and open nothing.
     */
    public void confirm(int district, UUID account, String email, String digits) {
        Draft draft = new Draft(district, account, "outbox.mail.confirm", List.of(digits), null, null);
        messages.insert(Scope.house(district), draft, Channel.EMAIL, seals.seal(Purpose.EMAIL, email));
    }

    /**
     * Sends a text message, in the caller's transaction: at most three about one subject, within the month's budget,
     * and only what {@link TextTemplates} allows. A refusal is kept among the failures as well, so that the caller may
     * go on without it.
     */
    public Decision text(int district, UUID account, String template, List<String> args, UUID subject) {
        Optional<String> phone = address(account, Addresses::phone);
        Draft draft = new Draft(district, account, template, args, null, subject);
        return phone.isPresent() ? text(draft, phone.get()) : Decision.of(List.of(Refusal.of("outbox.NO_PHONE")));
    }

    /** As {@link #text(int, UUID, String, List, UUID)}, to somebody without an account: a caller, a counter visitor. */
    public Decision textTo(int district, String phone, String template, List<String> args, UUID subject) {
        return text(new Draft(district, null, template, args, null, subject), phone);
    }

    private Decision text(Draft draft, String phone) {
        TextTemplates.require(draft.wordsKey(), draft.args());
        Scope scope = Scope.house(draft.district());
        byte[] sealed = seals.seal(Purpose.PHONE, phone);
        Optional<Refusal> refusal = Optional.empty();
        if (!texts.on()) {
            refusal = Optional.of(Refusal.of("outbox.TEXTS_OFF"));
        } else if (!allowance.leavesInMonth(scope, draft.district())) {
            refusal = Optional.of(Refusal.of("outbox.TEXT_BUDGET_USED_UP"));
        } else if (!messages.insertText(scope, draft, sealed, allowance.perSubject(draft.district()))) {
            refusal = Optional.of(Refusal.of("outbox.TEXTS_OF_SUBJECT_SENT"));
        }
        refusal.ifPresent(reason -> messages.insertRefused(scope, draft, sealed, reason.code()));
        return Decision.of(refusal.stream().toList());
    }

    private Optional<String> address(UUID account, BiFunction<Addresses, UUID, Optional<String>> which) {
        return addresses.stream().findFirst().flatMap(known -> which.apply(known, account));
    }

    /** Whether e-mail goes out at all; shown to those who look after the house. */
    public boolean mailOn() {
        return mail.on();
    }

    /** Whether text messages go out at all. */
    public boolean textsOn() {
        return texts.on();
    }

    /** The messages of the account that asks, newest first; {@code after} is the last id already shown, or null. */
    public List<Message> inbox(Scope scope, @Nullable UUID after, int limit) {
        return messages.inbox(scope, after, limit(limit));
    }

    public int unread(Scope scope) {
        return messages.unread(scope);
    }

    /** A message of somebody else stays as it is. */
    public void markRead(Scope scope, int district, UUID id) {
        messages.markRead(scope, district, id);
    }

    public void markAllRead(Scope scope) {
        messages.markAllRead(scope);
    }

    /** What has not gone out in the districts of an officer, newest first. */
    public List<Failure> failures(Scope scope, @Nullable UUID after, int limit) {
        return messages.failures(scope, after, limit(limit));
    }

    private static int limit(int asked) {
        return Math.clamp(asked, 1, MOST_ROWS);
    }
}
