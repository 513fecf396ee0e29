package org.niangjia.platform.behalf;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.attachment.AttachmentClass;
import org.niangjia.platform.attachment.AttachmentOwner;
import org.niangjia.platform.attachment.Attachments;
import org.niangjia.platform.attachment.Upload;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 代填台. An office asks a unit to confirm what it entered for it; the unit answers once, by link or by paper. */
@Service
public class BehalfDesk {
    static final String OWNER = "BEHALF";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Behalf behalf;
    private final List<BehalfSubject> subjects;
    private final Attachments attachments;
    private final Seals seals;
    private final Terms terms;
    private final Holidays holidays;
    private final Trail trail;
    private final Clock clock;

    BehalfDesk(
            Behalf behalf,
            List<BehalfSubject> subjects,
            Attachments attachments,
            Seals seals,
            Terms terms,
            Holidays holidays,
            Trail trail,
            Clock clock) {
        this.behalf = behalf;
        this.subjects = List.copyOf(subjects);
        this.attachments = attachments;
        this.seals = seals;
        this.terms = terms;
        this.holidays = holidays;
        this.trail = trail;
        this.clock = clock;
    }

    List<BehalfSubject> subjects() {
        return subjects;
    }

    BehalfSubject subject(@Nullable String code) {
        return subjects.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        Refusal.of("behalf.SUBJECT_MISSING").at("subject")));
    }

    /** 代填. What stands in the house now is what the unit is asked to confirm. */
    @Transactional
    public BehalfEntry enter(Caller officer, int district, UUID unit, String unitName, @Nullable String code) {
        Scope scope = officer.scope();
        BehalfRules.entry(officer.worn().level(), unit, scope.ownEmployers()).orThrow();
        BehalfSubject subject = subject(code);
        BehalfEntry entry = new BehalfEntry(
                district,
                Uuid7.next(clock),
                subject.code(),
                unit,
                unitName,
                subject.said(district, unit),
                officer.worn().path(),
                officer.worn().unionName(),
                scope.actor().name(),
                clock.instant(),
                null,
                false,
                null);
        behalf.insert(scope, entry);
        record(scope.actor(), "behalf.entered", entry);
        return entry;
    }

    /** 确认链接. Told this once; a new one makes the last one useless. */
    @Transactional
    public String link(Caller officer, BehalfEntry entry) {
        requireOther(officer, entry);
        byte[] random = new byte[20];
        RANDOM.nextBytes(random);
        String code = HexFormat.of().formatHex(random);
        Instant now = clock.instant();
        Instant until = holidays.calendar(entry.district())
                .due(terms.limit("behalf.link", entry.district(), WorkingCalendar.dayOf(now)), now)
                .at();
        behalf.link(officer.scope(), entry, index(code), until);
        record(officer.scope().actor(), "behalf.linked", entry);
        return code;
    }

    private byte[] index(String code) {
        return seals.index(Purpose.BEHALF, code);
    }

    BehalfEntry behind(int district, String code) {
        return behalf.behind(district, index(code)).orElseThrow(() -> new NotVisibleException("confirmation"));
    }

    /** By whoever has the link. Refused when what was entered has changed since: nobody confirms what they do not see. */
    @Transactional
    public void answer(
            int district, String code, @Nullable String typed, @Nullable Boolean agreed, @Nullable String said) {
        BehalfEntry entry = behind(district, code);
        if (!BehalfRules.usable(entry, clock.instant())) {
            throw new ConflictException("behalf.LINK_USED");
        }
        String name = Text.line(Objects.requireNonNullElse(typed, ""));
        String words = Text.lines(Objects.requireNonNullElse(said, ""));
        BehalfRules.answer(name, agreed, words).orThrow();
        boolean yes = Boolean.TRUE.equals(agreed);
        if (yes && !subject(entry.subject()).said(district, entry.unit()).equals(entry.lines())) {
            throw new RefusedException(Refusal.of("behalf.CHANGED_SINCE"));
        }
        behalf.answer(entry, new BehalfEntry.Answer(clock.instant(), "LINK", yes, name, words));
        record(Actor.anonymous(name), yes ? "behalf.confirmed" : "behalf.refused", entry);
    }

    /** 盖章确认单. The paper that the unit stamped, scanned by the office. */
    @Transactional
    public void paper(Caller officer, BehalfEntry entry, @Nullable String typed, List<Upload> scans) {
        requireOther(officer, entry);
        String name = Text.line(Objects.requireNonNullElse(typed, ""));
        BehalfRules.answer(name, true, "").orThrow();
        if (scans.isEmpty()) {
            throw new RefusedException(Refusal.of("behalf.SCAN_MISSING").at("files"));
        }
        if (entry.closed()) {
            throw new ConflictException("behalf.ANSWERED_MEANWHILE");
        }
        attachments.addAll(
                officer.scope(),
                new AttachmentOwner(entry.district(), OWNER, entry.id()),
                AttachmentClass.SENSITIVE,
                scans);
        behalf.answer(entry, new BehalfEntry.Answer(clock.instant(), "PAPER", true, name, ""));
        record(officer.scope().actor(), "behalf.stamped", entry);
    }

    private static void requireOther(Caller officer, BehalfEntry entry) {
        BehalfRules.entry(officer.worn().level(), entry.unit(), officer.scope().ownEmployers())
                .orThrow();
    }

    private void record(Actor actor, String act, BehalfEntry entry) {
        trail.record(actor, entry.district(), act, "behalf", entry.id(), entry.unitName());
    }
}
