package org.niangjia.app.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 发通知. Draft, look at it as its readers will, publish; withdraw with a reason. */
@Service
class NoticeDesk {
    private static final String SUBJECT = "notice";

    private final Notices notices;
    private final Trail trail;
    private final Clock clock;

    NoticeDesk(Notices notices, Trail trail, Clock clock) {
        this.notices = notices;
        this.trail = trail;
        this.clock = clock;
    }

    /** 通知表单. */
    record Words(
            @Nullable String title,
            @Nullable String body,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }

    @Transactional
    public Notice draft(Scope scope, Hat hat, Words in) {
        Notice draft = read(in, hat.district(), Uuid7.next(clock), hat.unionName(), 0);
        notices.insert(scope, draft, clock.instant());
        record(scope, "notice.drafted", draft);
        return notices.get(scope, draft.district(), draft.id());
    }

    @Transactional
    public void amend(Scope scope, Notice known, int version, Words in) {
        if (known.publishedAt() != null) {
            throw new ConflictException("notice.CHANGED_MEANWHILE");
        }
        Notice draft = read(in, known.district(), known.id(), known.office(), version);
        notices.amend(scope, draft);
        record(scope, "notice.amended", draft);
    }

    @Transactional
    public void publish(Scope scope, Notice known, int version) {
        requireSeen(known, version);
        NoticeRules.publication(known, today()).orThrow();
        notices.publish(scope, known, clock.instant());
        record(scope, "notice.published", known);
    }

    @Transactional
    public void withdraw(Scope scope, Notice known, int version, String typed) {
        requireSeen(known, version);
        String why = Text.line(typed);
        NoticeRules.withdrawal(known, why).orThrow();
        notices.withdraw(scope, known, why, clock.instant());
        record(scope, "notice.withdrawn", known);
    }

    /** Whoever decides has seen the words that they decide about. */
    private static void requireSeen(Notice known, int version) {
        if (version >= 0 && version != known.version()) {
            throw new ConflictException("notice.CHANGED_MEANWHILE");
        }
    }

    private static Notice read(Words in, int district, UUID id, String office, int version) {
        String title = Text.line(Objects.requireNonNullElse(in.title(), ""));
        String body = Text.lines(Objects.requireNonNullElse(in.body(), ""));
        LocalDate from = in.from();
        LocalDate until = in.until();
        NoticeRules.words(title, body, from, until).orThrow();
        return new Notice(
                district,
                id,
                title,
                body,
                Objects.requireNonNull(from, "refused by the rules"),
                Objects.requireNonNull(until, "refused by the rules"),
                office,
                null,
                null,
                "",
                version);
    }

    private void record(Scope scope, String act, Notice notice) {
        trail.record(scope.actor(), notice.district(), act, SUBJECT, notice.id(), notice.title());
    }
}
