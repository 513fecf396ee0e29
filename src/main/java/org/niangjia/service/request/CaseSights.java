package org.niangjia.service.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.ClockFace;
import org.niangjia.engine.casework.Recorded;
import org.niangjia.engine.casework.RunningClock;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.attachment.AttachmentFile;
import org.niangjia.platform.attachment.Attachments;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.frame.Words;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.rota.Rota;
import org.niangjia.platform.rota.Shift;
import org.springframework.stereotype.Component;

/** 页面内容. Puts together what the status page and the case page show. */
@Component
class CaseSights {
    private static final Set<String> RESTING = Set.of(RequestSteps.ASK.name(), RequestSteps.BODY.name());

    private final Requests requests;
    private final MoreSights more;
    private final Cases cases;
    private final Categories categories;
    private final Offices offices;
    private final Accounts accounts;
    private final Attachments attachments;
    private final Holidays holidays;
    private final Rota rota;
    private final Clock clock;

    CaseSights(
            Requests requests,
            MoreSights more,
            Cases cases,
            Categories categories,
            Offices offices,
            Accounts accounts,
            Attachments attachments,
            Holidays holidays,
            Rota rota,
            Clock clock) {
        this.requests = requests;
        this.more = more;
        this.cases = cases;
        this.categories = categories;
        this.offices = offices;
        this.accounts = accounts;
        this.attachments = attachments;
        this.holidays = holidays;
        this.rota = rota;
        this.clock = clock;
    }

    StatusSight status(Case known, RequestFacts facts, List<Recorded> record, String base, Words words) {
        return new StatusSight(
                known,
                facts,
                record,
                face(known, words),
                days(known),
                offices.hears(known),
                Standpoint.answer(record).orElse(null),
                requests.lastRating(known.district(), known.id()).orElse(null),
                files(known),
                categories.get(facts.category()),
                duty(known, facts),
                base,
                more.lead(known).orElse(null),
                more.signers(known));
    }

    OfficeSight office(Scope scope, Case known, RequestFacts facts, List<Recorded> record, Words words) {
        boolean mine = cases.waitsFor(scope, known.district(), known.id());
        boolean assigning = mine && known.step().equals(RequestSteps.ASSIGN.name());
        return new OfficeSight(
                known,
                facts,
                record,
                face(known, words),
                mine,
                categories.get(facts.category()),
                offices.employerName(known, facts),
                phone(known, facts),
                files(known),
                assigning ? offices.choices(known) : List.of(),
                requests.lastRating(known.district(), known.id()).orElse(null),
                duty(known, facts),
                unheeded(known),
                more.office(known, record));
    }

    /** Whom to telephone in an urgent matter that nobody has signed for: on duty where it lies, or above. */
    List<Shift> duty(Case known, RequestFacts facts) {
        boolean waits = facts.urgent() && known.stage().open();
        return waits ? rota.onDuty(known.district(), known.path(), clock.instant()) : List.of();
    }

    /** Nobody has signed for an urgent matter in time: then people dial. */
    private boolean unheeded(Case known) {
        return cases.clocks(known.district(), known.id()).stream()
                .anyMatch(running -> running.term().equals(Request.URGENT)
                        && running.stoppedAt() == null
                        && clock.instant().isAfter(running.dueAt()));
    }

    private ClockFace face(Case known, Words words) {
        if (!known.stage().open()) {
            return ClockFace.stopped(words, "request.result." + known.result());
        }
        if (RESTING.contains(known.step())) {
            return ClockFace.stopped(words, "request.clock.rests");
        }
        return known.step().equals(RequestSteps.REVISIT.name())
                ? ClockFace.stopped(words, "request.clock.answered")
                : ClockFace.of(known.dueAt(), clock.instant(), holidays.calendar(), words);
    }

    /** Working days from submission to the due day, for the blocks. */
    private int days(Case known) {
        java.time.Instant due = known.dueAt();
        if (due == null) {
            return 0;
        }
        LocalDate from = LocalDate.ofInstant(started(known), Times.ZONE);
        return Math.clamp(holidays.calendar().workingDaysBetween(from, LocalDate.ofInstant(due, Times.ZONE)), 1, 30);
    }

    private java.time.Instant started(Case known) {
        return cases.clocks(known.district(), known.id()).stream()
                .filter(running -> running.term().equals("sq.answer"))
                .map(RunningClock::startedAt)
                .reduce((first, last) -> last)
                .orElse(known.openedAt());
    }

    private String phone(Case known, RequestFacts facts) {
        UUID applicant = known.applicant();
        return applicant == null ? facts.contactShown() : accounts.maskedPhoneOf(applicant);
    }

    private List<AttachmentFile> files(Case known) {
        return attachments.list(Scope.house(known.district()), known.district(), Request.CODE, known.id());
    }
}
